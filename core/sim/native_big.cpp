#include "sim/native_support.h"

#include <gmpxx.h>

#include <array>
#include <string>

/// Natives of math/big: arithmetic of natural numbers, least significant word first, on top of GMP. A nat is a []Word;
/// results are new slices without leading zero words.
namespace ws::sim {

namespace {

enum class Op : std::uint8_t { Add, Sub, Mul, And, AndNot, Or, Xor, Gcd };

/// The slice in three slots from `slot`.
mpz_class natParam(const NativeCall& call, int slot)
{
    mpz_class value;
    if (const std::uint64_t words = call.window[slot + 1]; words != 0)
        mpz_import(value.get_mpz_t(), words, -1, 8, 0, 0, call.machine.heap().host(call.window[slot]));
    return value;
}

NativeStatus giveNat(NativeCall& call, const mpz_class& value, int slot = 0)
{
    const std::size_t words = value == 0 ? 0 : (mpz_sizeinbase(value.get_mpz_t(), 2) + 63) / 64;
    Addr addr = 0;
    if (words != 0) {
        addr = allocateFor(call, words * 8, Scan::No);
        if (addr == 0)
            return NativeStatus::Stop;
        mpz_export(call.machine.heap().host(addr), nullptr, -1, 8, 0, 0, value.get_mpz_t());
    }
    call.window[slot] = addr;
    call.window[slot + 1] = words;
    call.window[slot + 2] = words;
    return NativeStatus::Done;
}

/// Are numbers of so many bits beyond what the simulated heap holds? Then the run ends, before GMP tries.
bool tooLarge(NativeCall& call, const mpz_class& bits)
{
    constexpr std::uint64_t kMostBits = 1ULL << 33U; // 1 GiB
    if (bits <= kMostBits)
        return false;
    call.machine.stopAtLimit("the simulated heap is full");
    return true;
}

/// Linear work takes real Go about a third of a nanosecond a word.
void chargeWords(NativeCall& call, std::uint64_t words)
{
    call.machine.charge(words * 350);
}

/// Products and quotients: a nanosecond for three pairs of words, less from where Karatsuba's method pays.
void chargeProduct(NativeCall& call, std::uint64_t x, std::uint64_t y)
{
    constexpr std::uint64_t kKaratsuba = 40;
    const std::uint64_t small = std::min(x, y);
    std::uint64_t pairs = x * y;
    for (std::uint64_t n = small; n > kKaratsuba; n /= 2)
        pairs -= pairs / 4;
    call.machine.charge(pairs * 350);
}

NativeStatus binary(NativeCall& call) // results 0..2; op 3, x 4..6, y 7..9
{
    const auto op = static_cast<Op>(call.window[3]);
    const mpz_class x = natParam(call, 4), y = natParam(call, 7);
    const std::uint64_t xWords = call.window[5], yWords = call.window[8];
    if (op == Op::Mul || op == Op::Gcd)
        chargeProduct(call, xWords, yWords);
    else
        chargeWords(call, std::max(xWords, yWords));
    mpz_class z;
    switch (op) {
    case Op::Add:
        z = x + y;
        break;
    case Op::Sub:
        z = x - y;
        break;
    case Op::Mul:
        z = x * y;
        break;
    case Op::And:
        z = x & y;
        break;
    case Op::AndNot:
        z = x ^ (x & y);
        break;
    case Op::Or:
        z = x | y;
        break;
    case Op::Xor:
        z = x ^ y;
        break;
    case Op::Gcd:
        mpz_gcd(z.get_mpz_t(), x.get_mpz_t(), y.get_mpz_t());
        break;
    }
    return giveNat(call, z);
}

NativeStatus divide(NativeCall& call) // quotient 0..2, remainder 3..5; x 6..8, y 9..11
{
    const mpz_class x = natParam(call, 6), y = natParam(call, 9);
    const std::uint64_t xWords = call.window[7], yWords = call.window[10];
    chargeProduct(call, xWords >= yWords ? xWords - yWords + 1 : 1, yWords);
    mpz_class quotient, remainder;
    mpz_tdiv_qr(quotient.get_mpz_t(), remainder.get_mpz_t(), x.get_mpz_t(), y.get_mpz_t());
    if (const NativeStatus status = giveNat(call, quotient, 0); status != NativeStatus::Done)
        return status;
    return giveNat(call, remainder, 3);
}

NativeStatus shiftLeft(NativeCall& call) // result 0..2; x 3..5, n 6
{
    mpz_class x = natParam(call, 3);
    const std::uint64_t n = call.window[6];
    if (x == 0)
        return giveNat(call, x);
    if (tooLarge(call, mpz_class(n) + static_cast<unsigned long>(mpz_sizeinbase(x.get_mpz_t(), 2))))
        return NativeStatus::Stop;
    chargeWords(call, call.window[4] + n / 64);
    return giveNat(call, x << n);
}

NativeStatus shiftRight(NativeCall& call)
{
    chargeWords(call, call.window[4]);
    mpz_class x = natParam(call, 3);
    mpz_fdiv_q_2exp(x.get_mpz_t(), x.get_mpz_t(), call.window[6]);
    return giveNat(call, x);
}

NativeStatus power(NativeCall& call) // result 0..2; x 3..5, y 6..8, m 9..11
{
    const mpz_class x = natParam(call, 3), y = natParam(call, 6), m = natParam(call, 9);
    mpz_class z;
    if (m != 0) {
        const std::uint64_t words = call.window[10];
        const std::uint64_t steps = mpz_sizeinbase(y.get_mpz_t(), 2) * 5 / 4;
        call.machine.charge(steps * words * words * 700);
        mpz_powm(z.get_mpz_t(), x.get_mpz_t(), y.get_mpz_t(), m.get_mpz_t());
        return giveNat(call, z);
    }
    if (x <= 1 || y == 0)
        return giveNat(call, y == 0 ? mpz_class(1) : x);
    if (tooLarge(call, y * static_cast<unsigned long>(mpz_sizeinbase(x.get_mpz_t(), 2))))
        return NativeStatus::Stop;
    mpz_pow_ui(z.get_mpz_t(), x.get_mpz_t(), mpz_get_ui(y.get_mpz_t()));
    const std::uint64_t half = mpz_size(z.get_mpz_t()) / 2 + 1;
    chargeProduct(call, half, half);
    return giveNat(call, z);
}

NativeStatus squareRoot(NativeCall& call)
{
    const mpz_class x = natParam(call, 3);
    chargeProduct(call, call.window[4] + 1, call.window[4] + 1);
    return giveNat(call, sqrt(x));
}

NativeStatus compare(NativeCall& call) // result 0; x 1..3, y 4..6
{
    const std::uint64_t xWords = call.window[2], yWords = call.window[5];
    if (xWords != yWords)
        return giveInt(call, xWords < yWords ? -1 : 1);
    const int order = cmp(natParam(call, 1), natParam(call, 4));
    return giveInt(call, order < 0 ? -1 : order > 0 ? 1 : 0);
}

/// Go's digits above 9 begin with the small letters, GMP's above base 36 with the capitals.
void swapCase(std::string& text, int base)
{
    if (base <= 36)
        return;
    for (char& c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            c = static_cast<char>(c ^ 0x20);
    }
}

NativeStatus text(NativeCall& call) // result 0..1; x 2..4, base 5
{
    const int base = static_cast<int>(call.window[5]);
    chargeProduct(call, call.window[3], call.window[3]);
    std::string digits = natParam(call, 2).get_str(base);
    swapCase(digits, base);
    return giveString(call, digits);
}

NativeStatus parse(NativeCall& call) // result 0..2; digits 3..4, base 5
{
    std::string digits(stringParam(call, 3));
    const int base = static_cast<int>(call.window[5]);
    chargeProduct(call, digits.size() / 16 + 1, digits.size() / 16 + 1);
    swapCase(digits, base);
    return giveNat(call, mpz_class(digits, base));
}

NativeStatus prime(NativeCall& call) // result 0; x 1..3, rounds 4
{
    const mpz_class x = natParam(call, 1);
    const std::uint64_t words = call.window[2];
    const auto rounds = static_cast<int>(std::min<std::uint64_t>(call.window[4], 1000));
    call.machine.charge(words * words * words * 64 * 700);
    // GMP begins with a Baillie-PSW test, as Go's does, and adds what is asked for above 24 rounds.
    return giveBool(call, mpz_probab_prime_p(x.get_mpz_t(), rounds + 24) != 0);
}

NativeStatus jacobi(NativeCall& call) // result 0; x 1..3, y 4..6
{
    chargeProduct(call, call.window[2], call.window[5]);
    return giveInt(call, mpz_jacobi(natParam(call, 1).get_mpz_t(), natParam(call, 4).get_mpz_t()));
}

} // namespace

NativeTable bigNatives()
{
    constexpr std::uint32_t kCall = 15'000; // what a call of real Go's costs beside its loop
    static const std::array<NativeEntry, 11> kTable = {{
        {"math/big.rt_binary", binary, kCall},
        {"math/big.rt_divide", divide, kCall},
        {"math/big.rt_shiftLeft", shiftLeft, kCall},
        {"math/big.rt_shiftRight", shiftRight, kCall},
        {"math/big.rt_power", power, kCall},
        {"math/big.rt_sqrt", squareRoot, kCall},
        {"math/big.rt_compare", compare, 5'000},
        {"math/big.rt_text", text, 2 * kCall},
        {"math/big.rt_parse", parse, 2 * kCall},
        {"math/big.rt_prime", prime, kCall},
        {"math/big.rt_jacobi", jacobi, kCall},
    }};
    return kTable;
}

} // namespace ws::sim
