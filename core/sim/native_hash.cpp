#include "sim/native_args.h"
#include "sim/native_support.h"

#include <gmpxx.h>

#include <array>
#include <bit>
#include <cmath>

/// Natives of the hash functions: the compression of blocks (RFC 1321, FIPS 180-4) and table driven checksums.
namespace ws::sim {

namespace {

enum class Algorithm : std::uint8_t { Md5, Sha1, Sha256, Sha512 };

template <class Word> Word bigEndian(const std::uint8_t* p)
{
    Word value = 0;
    for (std::size_t i = 0; i < sizeof(Word); ++i)
        value = static_cast<Word>(value << 8U | p[i]);
    return value;
}

using State = std::array<std::uint64_t, 8>;

void md5Block(State& h, const std::uint8_t* p)
{
    static const std::array<std::uint32_t, 64> kSines = [] {
        std::array<std::uint32_t, 64> table{};
        for (std::size_t i = 0; i < 64; ++i)
            table[i] = static_cast<std::uint32_t>(std::fabs(std::sin(static_cast<double>(i + 1))) * 0x1p32);
        return table;
    }();
    constexpr int kShifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    std::uint32_t x[16];
    std::memcpy(x, p, sizeof x);
    auto a = static_cast<std::uint32_t>(h[0]), b = static_cast<std::uint32_t>(h[1]);
    auto c = static_cast<std::uint32_t>(h[2]), d = static_cast<std::uint32_t>(h[3]);
    for (unsigned i = 0; i < 64; ++i) {
        std::uint32_t f = 0;
        unsigned word = i;
        switch (i / 16) {
        case 0:
            f = (b & c) | (~b & d);
            break;
        case 1:
            f = (d & b) | (~d & c);
            word = 5 * i + 1;
            break;
        case 2:
            f = b ^ c ^ d;
            word = 3 * i + 5;
            break;
        default:
            f = c ^ (b | ~d);
            word = 7 * i;
            break;
        }
        const std::uint32_t sum = a + f + kSines[i] + x[word % 16];
        a = d;
        d = c;
        c = b;
        b += std::rotl(sum, kShifts[i / 16][i % 4]);
    }
    const std::uint32_t out[4] = {a, b, c, d};
    for (std::size_t i = 0; i < 4; ++i)
        h[i] = static_cast<std::uint32_t>(h[i] + out[i]);
}

void sha1Block(State& h, const std::uint8_t* p)
{
    std::uint32_t w[80];
    for (std::size_t i = 0; i < 80; ++i)
        w[i] = i < 16 ? bigEndian<std::uint32_t>(p + 4 * i) : std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    std::uint32_t v[5];
    for (std::size_t i = 0; i < 5; ++i)
        v[i] = static_cast<std::uint32_t>(h[i]);
    for (std::size_t i = 0; i < 80; ++i) {
        std::uint32_t f = 0, k = 0;
        if (i < 20) {
            f = (v[1] & v[2]) | (~v[1] & v[3]);
            k = 0x5a827999;
        } else if (i < 40) {
            f = v[1] ^ v[2] ^ v[3];
            k = 0x6ed9eba1;
        } else if (i < 60) {
            f = (v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3]);
            k = 0x8f1bbcdc;
        } else {
            f = v[1] ^ v[2] ^ v[3];
            k = 0xca62c1d6;
        }
        const std::uint32_t next = std::rotl(v[0], 5) + f + v[4] + k + w[i];
        v[4] = v[3];
        v[3] = v[2];
        v[2] = std::rotl(v[1], 30);
        v[1] = v[0];
        v[0] = next;
    }
    for (std::size_t i = 0; i < 5; ++i)
        h[i] = static_cast<std::uint32_t>(h[i] + v[i]);
}

/// The first 64 bits of the fractional parts of the cube roots of the first 80 primes.
const std::array<std::uint64_t, 80>& cubeRoots()
{
    static const std::array<std::uint64_t, 80> kRoots = [] {
        std::array<std::uint64_t, 80> table{};
        std::size_t found = 0;
        for (unsigned long p = 2; found < table.size(); ++p) {
            bool prime = true;
            for (unsigned long d = 2; d * d <= p && prime; ++d)
                prime = p % d != 0;
            if (!prime)
                continue;
            mpz_class scaled = p, root;
            scaled <<= 192;
            mpz_root(root.get_mpz_t(), scaled.get_mpz_t(), 3);
            mpz_class low;
            mpz_fdiv_r_2exp(low.get_mpz_t(), root.get_mpz_t(), 64);
            table[found++] = mpz_get_ui(low.get_mpz_t());
        }
        return table;
    }();
    return kRoots;
}

/// How far the six functions of SHA-2 rotate (the last of each small sigma shifts).
struct Rotations {
    int sum0[3], sum1[3], sigma0[3], sigma1[3];
};
constexpr Rotations kRotations32 = {{2, 13, 22}, {6, 11, 25}, {7, 18, 3}, {17, 19, 10}};
constexpr Rotations kRotations64 = {{28, 34, 39}, {14, 18, 41}, {1, 8, 7}, {19, 61, 6}};

template <class Word, std::size_t Rounds> void sha2Block(State& h, const std::uint8_t* p, const Rotations& by)
{
    constexpr unsigned kDrop = 64 - 8 * sizeof(Word);
    const auto sum = [](Word x, const int(&r)[3]) {
        return std::rotr(x, r[0]) ^ std::rotr(x, r[1]) ^ std::rotr(x, r[2]);
    };
    const auto sigma = [](Word x, const int(&r)[3]) {
        return std::rotr(x, r[0]) ^ std::rotr(x, r[1]) ^ static_cast<Word>(x >> static_cast<unsigned>(r[2]));
    };
    Word w[Rounds];
    for (std::size_t i = 0; i < Rounds; ++i) {
        w[i] = i < 16
            ? bigEndian<Word>(p + sizeof(Word) * i)
            : static_cast<Word>(sigma(w[i - 2], by.sigma1) + w[i - 7] + sigma(w[i - 15], by.sigma0) + w[i - 16]);
    }
    Word v[8];
    for (std::size_t i = 0; i < 8; ++i)
        v[i] = static_cast<Word>(h[i]);
    for (std::size_t i = 0; i < Rounds; ++i) {
        const auto k = static_cast<Word>(cubeRoots()[i] >> kDrop);
        const Word t1 = v[7] + sum(v[4], by.sum1) + ((v[4] & v[5]) ^ (~v[4] & v[6])) + k + w[i];
        const Word t2 = sum(v[0], by.sum0) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        for (std::size_t j = 7; j > 0; --j)
            v[j] = v[j - 1];
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (std::size_t i = 0; i < 8; ++i)
        h[i] = static_cast<Word>(h[i] + v[i]);
}

/// func rt_blocks(algorithm int, h *[8]uint64, p []byte): all the whole blocks of p.
NativeStatus blocks(NativeCall& call)
{
    const auto algorithm = static_cast<Algorithm>(call.window[0]);
    Heap& heap = call.machine.heap();
    const Addr words = call.window[1];
    const std::uint64_t length = call.window[3];
    const std::uint64_t size = algorithm == Algorithm::Sha512 ? 128 : 64;
    if (length < size || !heap.valid(words, 64))
        return NativeStatus::Done;
    State h;
    std::memcpy(h.data(), heap.host(words), 64);
    const std::uint8_t* p = heap.host(call.window[2]);
    for (std::uint64_t at = 0; at + size <= length; at += size) {
        switch (algorithm) {
        case Algorithm::Md5:
            md5Block(h, p + at);
            break;
        case Algorithm::Sha1:
            sha1Block(h, p + at);
            break;
        case Algorithm::Sha256:
            sha2Block<std::uint32_t, 64>(h, p + at, kRotations32);
            break;
        case Algorithm::Sha512:
            sha2Block<std::uint64_t, 80>(h, p + at, kRotations64);
            break;
        }
    }
    std::memcpy(heap.host(words), h.data(), 64);
    call.machine.charge(length * 1'200); // about 800 MB a second
    return NativeStatus::Done;
}

/// func rt_update(crc uint32, table *Table, p []byte) uint32: the complements are the caller's.
NativeStatus updateCrc32(NativeCall& call)
{
    Heap& heap = call.machine.heap();
    const Addr table = call.window[2];
    auto crc = static_cast<std::uint32_t>(call.window[1]);
    if (!readable(call, table, 1024))
        return NativeStatus::Panic;
    if (call.window[4] > 0) {
        const std::uint8_t* p = heap.host(call.window[3]);
        for (std::uint64_t i = 0; i < call.window[4]; ++i)
            crc = heap.load<std::uint32_t>(table + 4 * ((crc ^ p[i]) & 0xffU)) ^ crc >> 8U;
    }
    call.machine.charge(call.window[4] * 100);
    call.window[0] = crc;
    return NativeStatus::Done;
}

constexpr NativeEntry kTable[] = {
    {"crypto/internal/digest.rt_blocks", blocks, 20'000},
    {"hash/crc32.rt_update", updateCrc32, 5'000},
};

} // namespace

NativeTable hashNatives()
{
    return kTable;
}

} // namespace ws::sim
