#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace ws {

/// A running 64-bit hash that is the same on every machine and compiler (little-endian words, no seeds from outside).
class Hash64 {
public:
    void addWord(std::uint64_t word)
    {
        m_state ^= word;
        m_state *= 0x9e3779b97f4a7c15ULL;
        m_state ^= m_state >> 32;
    }
    void addBytes(std::string_view bytes)
    {
        addWord(bytes.size());
        while (bytes.size() >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data(), 8);
            addWord(word);
            bytes.remove_prefix(8);
        }
        std::uint64_t rest = 0;
        if (!bytes.empty())
            std::memcpy(&rest, bytes.data(), bytes.size());
        addWord(rest);
    }
    [[nodiscard]] std::uint64_t value() const
    {
        std::uint64_t x = m_state;
        x ^= x >> 33;
        x *= 0xff51afd7ed558ccdULL;
        x ^= x >> 33;
        return x;
    }

private:
    std::uint64_t m_state = 0xcbf29ce484222325ULL;
};

/// The same for long runs of records of four words: two multiplications a record, which wait for nothing but the record
/// before. (Lanes of Hash64 would do too, but compilers turn those into vector code that is several times slower.)
class RecordHash64 {
public:
    void add(std::uint64_t word0, std::uint64_t word1, std::uint64_t word2, std::uint64_t word3)
    {
        m_first = fold(m_first ^ word0, kOdd1 ^ word1);
        m_second = fold(m_second ^ word2, kOdd2 ^ word3);
    }
    [[nodiscard]] std::uint64_t value() const { return fold(m_first ^ kOdd2, m_second ^ kOdd1); }

private:
    static constexpr std::uint64_t kOdd1 = 0xa0761d6478bd642fULL;
    static constexpr std::uint64_t kOdd2 = 0xe7037ed1a0b428dbULL;

    /// Both halves of the product, so that every bit of both factors counts.
    static std::uint64_t fold(std::uint64_t x, std::uint64_t y)
    {
        __extension__ using Wide = unsigned __int128;
        const Wide product = static_cast<Wide>(x) * y;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    }

    std::uint64_t m_first = 0xcbf29ce484222325ULL;
    std::uint64_t m_second = 0x8ebc6af09c88c6e3ULL;
};

} // namespace ws
