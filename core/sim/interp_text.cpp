#include "base/utf8.h"
#include "sim/costs.h"
#include "sim/go_float.h"
#include "sim/interp_impl.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

/// Strings and the built-in print.
namespace ws::sim {

using code::Instr;
using code::Op;
using code::PrintForm;

bool Interpreter::Impl::newString(std::string_view text, std::uint64_t* slots)
{
    const Addr addr = heap.allocateText(text);
    if (addr == 0 && !text.empty())
        return outOfMemory(text.size());
    machine.charge(bytesCost(text.size()) + (text.empty() ? 0 : cost::kAllocate));
    slots[0] = addr;
    slots[1] = text.size();
    return true;
}

int Interpreter::Impl::compareStrings(const std::uint64_t* x, const std::uint64_t* y) const
{
    const std::uint64_t common = std::min(x[1], y[1]);
    if (common != 0 && x[0] != y[0]) {
        if (const int order = std::memcmp(heap.host(x[0]), heap.host(y[0]), common); order != 0)
            return order;
    }
    return x[1] < y[1] ? -1 : x[1] > y[1] ? 1 : 0;
}

Interpreter::Impl::Done Interpreter::Impl::concat(std::uint64_t* fp, const Instr* pc)
{
    const std::uint64_t* parts = fp + pc->b;
    std::uint64_t total = 0;
    std::uint32_t filled = 0;
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < pc->c; ++i) {
        const std::uint64_t length = parts[i * 2 + 1];
        if (length == 0)
            continue;
        if (total + length > INT64_MAX) {
            machine.throwError("string concatenation too long");
            return Done::Ended;
        }
        total += length;
        ++filled;
        last = i;
    }
    if (filled <= 1) {
        const std::uint64_t addr = filled == 0 ? 0 : parts[last * 2];
        fp[pc->a] = addr;
        fp[pc->a + 1] = total;
        return Done::Ok;
    }
    const Addr addr = heap.allocate(total, Scan::No);
    if (addr == 0) {
        outOfMemory(total);
        return Done::Ended;
    }
    std::uint8_t* to = heap.host(addr);
    for (std::uint32_t i = 0; i < pc->c; ++i) {
        const std::uint64_t length = parts[i * 2 + 1];
        if (length != 0)
            std::memcpy(to, heap.host(parts[i * 2]), length);
        to += length;
    }
    machine.charge(cost::kAllocate + bytesCost(total));
    fp[pc->a] = addr;
    fp[pc->a + 1] = total;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::stringSlice(std::uint64_t* fp, const Instr* pc)
{
    const std::uint64_t addr = fp[pc->b];
    const std::uint64_t length = fp[pc->b + 1];
    const std::uint64_t low = pc->c == code::kNoSlot ? 0 : fp[pc->c];
    const std::uint64_t high = pc[1].a == code::kNoSlot ? length : fp[pc[1].a];
    if (high > length || low > high)
        return slicePanic({low, high, length, length, false, "length"});
    fp[pc->a] = high == low ? 0 : addr + low;
    fp[pc->a + 1] = high - low;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::stringNext(std::uint64_t* fp, const Instr* pc)
{
    const std::uint64_t index = fp[pc->c];
    const Rune decoded = decodeRune(heap.text(fp[pc->b] + index, fp[pc->b + 1] - index));
    fp[pc->a] = decoded.value;
    fp[pc->a + 1] = index + decoded.width;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::convertText(std::uint64_t* fp, const Instr* pc)
{
    std::uint64_t* to = fp + pc->a;
    const std::uint64_t* from = fp + pc->b;
    // Slices get what the size class has room for (runtime.rawbyteslice, rawruneslice).
    const auto newSlice = [this, to](const void* content, std::uint64_t bytes, std::uint64_t elementBytes) {
        const std::uint64_t capacity = Heap::roundUpSize(bytes);
        const Addr addr = heap.allocate(capacity, Scan::No);
        if (addr == 0)
            return outOfMemory(bytes);
        if (bytes != 0)
            std::memcpy(heap.host(addr), content, bytes);
        machine.charge(cost::kAllocate + bytesCost(bytes));
        to[0] = addr;
        to[1] = bytes / elementBytes;
        to[2] = capacity / elementBytes;
        return true;
    };
    bool fits = true;
    switch (static_cast<Op>(pc->op)) {
    case Op::IntToStr: {
        std::string text;
        appendRune(text, *from > kMaxRune ? kRuneError : static_cast<std::uint32_t>(*from));
        fits = newString(text, to);
        break;
    }
    case Op::StrToBytes:
        fits = newSlice(heap.text(from[0], from[1]).data(), from[1], 1);
        break;
    case Op::BytesToStr:
        fits = newString(heap.text(from[0], from[1]), to);
        break;
    case Op::StrToRunes: {
        std::vector<std::uint32_t> runes;
        std::string_view text = heap.text(from[0], from[1]);
        while (!text.empty()) {
            const Rune decoded = decodeRune(text);
            runes.push_back(decoded.value);
            text.remove_prefix(decoded.width);
        }
        fits = newSlice(runes.data(), runes.size() * 4, 4);
        break;
    }
    case Op::RunesToStr: {
        std::string text;
        for (std::uint64_t i = 0; i < from[1]; ++i) {
            appendRune(text, heap.load<std::uint32_t>(from[0] + i * 4));
        }
        fits = newString(text, to);
        break;
    }
    default:
        WS_UNREACHABLE();
    }
    return fits ? Done::Ok : Done::Ended;
}

std::string Interpreter::Impl::printedFloat(double value, int bits) const
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    if (machine.go126()) {
        std::string shortest;
        appendFloat(shortest, value, 'g', -1, bits);
        return shortest;
    }
    std::string text = fmt::format("{:+.6e}", value);
    // Three digits of exponent at least.
    const std::size_t digits = text.find('e') + 2;
    if (text.size() - digits < 3)
        text.insert(digits, 3 - (text.size() - digits), '0');
    return text;
}

std::string Interpreter::Impl::printedComplex(double real, double imaginary, int bits) const
{
    std::string second = printedFloat(imaginary, bits);
    if (machine.go126() && second.front() != '+' && second.front() != '-')
        second.insert(0, 1, '+');
    return "(" + printedFloat(real, bits) + second + "i)";
}

void Interpreter::Impl::print(Goroutine& g, const std::uint64_t* fp, const Instr* pc)
{
    const std::uint64_t* value = fp + pc->a;
    const auto real = [](std::uint64_t bits) {
        double number = 0;
        std::memcpy(&number, &bits, sizeof number);
        return number;
    };
    switch (static_cast<PrintForm>(pc->b)) {
    case PrintForm::Space:
        printText += ' ';
        return;
    case PrintForm::Newline:
        printText += '\n';
        return;
    case PrintForm::Bool:
        printText += *value != 0 ? "true" : "false";
        return;
    case PrintForm::Int:
        printText += std::to_string(static_cast<std::int64_t>(*value));
        return;
    case PrintForm::Uint:
        printText += std::to_string(*value);
        return;
    case PrintForm::Float:
        printText += printedFloat(real(*value), 64);
        return;
    case PrintForm::Float32:
        printText += printedFloat(real(*value), 32);
        return;
    case PrintForm::Complex:
        printText += printedComplex(real(value[0]), real(value[1]), 64);
        return;
    case PrintForm::Complex64:
        printText += printedComplex(real(value[0]), real(value[1]), 32);
        return;
    case PrintForm::String:
        printText += heap.text(value[0], value[1]);
        return;
    case PrintForm::Pointer:
        printText += fmt::format("{:#x}", *value);
        return;
    case PrintForm::Slice:
        printText += fmt::format(
            "[{}/{}]{:#x}", static_cast<std::int64_t>(value[1]), static_cast<std::int64_t>(value[2]), value[0]);
        return;
    case PrintForm::Interface:
        printText += fmt::format("({:#x},{:#x})", value[0], value[1]);
        return;
    case PrintForm::Lock:
        printText.clear();
        return;
    case PrintForm::Unlock:
        machine.charge(cost::kPrint);
        machine.output(&g, 2, printText);
        printText.clear();
        return;
    }
}

} // namespace ws::sim
