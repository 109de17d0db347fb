#include "sim/native_args.h"
#include "sim/natives.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

/// Package math/rand: the state of Go's seeded source, so that rand.NewSource(42) gives the numbers that it gives in
/// Go.
///
/// The source is an additive lagged Fibonacci generator, x(n) = x(n-607) + x(n-273) modulo 2^64. A seed's state is what
/// a small linear congruential generator makes of the seed, xored with a fixed table: the state that seed 1 reaches
/// after 7.8e12 steps. Go's sources list the 607 numbers of the table; here they are calculated, as x^7.8e12 modulo the
/// generator's polynomial, which takes about ten milliseconds the first time.
namespace ws::sim {

namespace {

constexpr std::size_t kLength = 607;
constexpr std::size_t kTap = 273;
constexpr std::uint64_t kSteps = 7'800'000'000'000;
constexpr std::size_t kFirstFeed = kLength - kTap; ///< the place that the first step changes is the one before

using State = std::array<std::uint64_t, kLength>;

/// Lehmer's generator with multiplier 48271 modulo 2^31 - 1.
class SeedSequence {
public:
    explicit SeedSequence(std::int64_t seed)
    {
        constexpr std::int64_t kModulus = 2'147'483'647;
        seed %= kModulus;
        if (seed < 0)
            seed += kModulus;
        m_x = seed == 0 ? 89'482'311 : static_cast<std::uint64_t>(seed);
        for (int i = 0; i < 20; ++i)
            next();
    }

    std::uint64_t next() { return m_x = m_x * 48271 % 2'147'483'647; }

    /// Three numbers, each `shift` bits further to the left than the next.
    std::uint64_t word(unsigned shift)
    {
        const std::uint64_t high = next() << (2 * shift);
        const std::uint64_t middle = next() << shift;
        return high ^ middle ^ next();
    }

private:
    std::uint64_t m_x = 0;
};

/// A polynomial of a degree below 607 with coefficients modulo 2^64.
using Polynomial = State;

Polynomial product(const Polynomial& a, const Polynomial& b)
{
    std::array<std::uint64_t, 2 * kLength - 1> wide{};
    for (std::size_t i = 0; i < kLength; ++i) {
        for (std::size_t j = 0; j < kLength; ++j)
            wide[i + j] += a[i] * b[j];
    }
    for (std::size_t i = wide.size(); i-- > kLength;) { // x^607 = x^334 + 1
        wide[i - kLength] += wide[i];
        wide[i - kTap] += wide[i];
    }
    Polynomial result;
    std::copy_n(wide.begin(), kLength, result.begin());
    return result;
}

/// The place in the state of the n-th number after the initial ones (which are the numbers -607 to -1).
std::size_t placeOf(std::uint64_t n)
{
    return (kFirstFeed - 1 + kLength - n % kLength) % kLength;
}

State makeTable()
{
    SeedSequence seed(1);
    std::array<std::uint64_t, 2 * kLength> numbers{};
    State initial;
    for (std::uint64_t& word : initial)
        word = seed.word(10);
    for (std::size_t i = 0; i < kLength; ++i)
        numbers[i] = initial[placeOf(i)];
    for (std::size_t i = kLength; i < numbers.size(); ++i)
        numbers[i] = numbers[i - kLength] + numbers[i - kTap];

    Polynomial power{};
    Polynomial square{};
    power[0] = 1;
    square[1] = 1;
    for (std::uint64_t rest = kSteps; rest != 0; rest >>= 1) {
        if ((rest & 1) != 0)
            power = product(power, square);
        square = product(square, square);
    }
    State table;
    for (std::size_t j = 0; j < kLength; ++j) {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < kLength; ++i)
            sum += power[i] * numbers[i + j];
        table[placeOf(kSteps - kLength + j)] = sum;
    }
    return table;
}

/// func rt_seed(state *[607]uint64, seed int64)
NativeStatus seedState(NativeCall& call)
{
    static const State table = makeTable();
    const Addr state = parameter(call, 0);
    SeedSequence seed(signedParameter(call, 1));
    for (std::size_t i = 0; i < kLength; ++i)
        call.machine.heap().store<std::uint64_t>(state + i * 8, seed.word(20) ^ table[i]);
    return NativeStatus::Done;
}

constexpr std::uint32_t kSeedPs = 12'000'000; ///< 1,800 steps of the congruential generator

void quarterRound(std::uint32_t& a, std::uint32_t& b, std::uint32_t& c, std::uint32_t& d)
{
    a += b;
    d = std::rotl(d ^ a, 16);
    c += d;
    b = std::rotl(b ^ c, 12);
    a += b;
    d = std::rotl(d ^ a, 8);
    c += d;
    b = std::rotl(b ^ c, 7);
}

/// func rt_chacha8(seed *[4]uint64, block *[32]uint64, counter uint32): four blocks of ChaCha with 8 rounds, word by
/// word next to each other, only the key added at the end (the C2SP's chacha8rand).
NativeStatus chacha8(NativeCall& call)
{
    Heap& heap = call.machine.heap();
    const Addr seed = call.window[0], block = call.window[1];
    if (!readable(call, seed, 32) || !readable(call, block, 256))
        return NativeStatus::Panic;
    for (std::uint32_t lane = 0; lane < 4; ++lane) {
        std::uint32_t b[16] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
        for (std::uint32_t i = 0; i < 8; ++i)
            b[4 + i] = heap.load<std::uint32_t>(seed + i * 4);
        b[12] = static_cast<std::uint32_t>(call.window[2]) + lane;
        std::uint32_t key[8];
        std::copy_n(b + 4, 8, key);
        for (int round = 0; round < 4; ++round) {
            for (unsigned i = 0; i < 4; ++i)
                quarterRound(b[i], b[4 + i], b[8 + i], b[12 + i]);
            for (unsigned i = 0; i < 4; ++i)
                quarterRound(b[i], b[4 + (i + 1) % 4], b[8 + (i + 2) % 4], b[12 + (i + 3) % 4]);
        }
        for (std::uint32_t i = 0; i < 8; ++i)
            b[4 + i] += key[i];
        for (std::uint32_t i = 0; i < 16; ++i)
            heap.store<std::uint32_t>(block + (i * 4 + lane) * 4, b[i]);
    }
    return NativeStatus::Done;
}

constexpr NativeEntry kTable[] = {
    {"math/rand/v2.rt_chacha8", chacha8, 100'000},
    {"math/rand.rt_seed", seedState, kSeedPs},
};

} // namespace

NativeTable randNatives()
{
    return kTable;
}

} // namespace ws::sim
