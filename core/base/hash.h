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

} // namespace ws
