#include "sim/fmt_printer.h"
#include "sim/native_support.h"

/// fmt's natives. Go code in resources/gostd/fmt calls methods and walks maps for them.
namespace ws::sim {
namespace {

constexpr std::uint64_t kRequestBytes = 56; ///< type request struct { kind, verb int; arg any; wid, prec, flags int }
constexpr std::uint64_t kAnswerBytes = 72; ///< type answer struct { raw int; text string; keys, values []any }
constexpr std::uint64_t kPerCallPs = 40'000; ///< newPrinter, the pool, the buffer
constexpr std::uint64_t kPerOperandPs = 25'000;

enum class Mode : std::uint64_t { Print, Println, Printf, Errorf };

std::vector<GoValue> readInterfaces(const GoMemory& memory, std::uint64_t address, std::uint64_t count)
{
    std::vector<GoValue> values;
    values.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i)
        values.push_back(memory.interfaceValue(memory.heap.host(address + i * 16)));
    return values;
}

std::vector<FmtAnswer> readAnswers(const GoMemory& memory, std::uint64_t address, std::uint64_t count)
{
    std::vector<FmtAnswer> answers(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto word = [&](std::uint64_t index) {
            return memory.heap.load<std::uint64_t>(address + i * kAnswerBytes + index * 8);
        };
        answers[i].raw = word(0) != 0;
        answers[i].text = memory.heap.text(word(1), word(2));
        answers[i].keys = readInterfaces(memory, word(3), word(4));
        answers[i].values = readInterfaces(memory, word(6), word(7));
    }
    return answers;
}

std::uint64_t packFlags(const FmtFlags& flags)
{
    std::uint64_t bits = 0;
    int at = 0;
    for (const bool flag : {flags.widthPresent, flags.precisionPresent, flags.minus, flags.plus, flags.sharp,
             flags.space, flags.zero, flags.plusV, flags.sharpV})
        bits |= static_cast<std::uint64_t>(flag) << at++;
    return bits;
}

bool giveRequests(NativeCall& call, const std::vector<FmtRequest>& requests, int slot)
{
    const Addr list = allocateFor(call, requests.size() * kRequestBytes, Scan::Yes);
    if (list == 0)
        return false;
    Heap& heap = call.machine.heap();
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const FmtRequest& request = requests[i];
        std::uint64_t words[2] = {};
        if (!boxValue(call, request.value, words))
            return false;
        const Addr at = list + i * kRequestBytes;
        heap.store(at, static_cast<std::uint64_t>(request.kind));
        heap.store(at + 8, static_cast<std::uint64_t>(request.verb));
        heap.store(at + 16, words[0]);
        heap.store(at + 24, words[1]);
        heap.store(at + 32, static_cast<std::int64_t>(request.flags.width));
        heap.store(at + 40, static_cast<std::int64_t>(request.flags.precision));
        heap.store(at + 48, packFlags(request.flags));
    }
    call.window[slot] = list;
    call.window[slot + 1] = requests.size();
    call.window[slot + 2] = requests.size();
    return true;
}

/// func format(mode int, format string, args []any, answers []answer) (out []byte, requests []request, wrapped []int)
NativeStatus format(NativeCall& call)
{
    for (int slot = 0; slot < 9; ++slot)
        call.window[slot] = 0;
    const GoMemory memory = goMemory(call);
    const auto mode = static_cast<Mode>(call.window[9]);
    const std::vector<GoValue> operands = readInterfaces(memory, call.window[12], call.window[13]);
    const std::vector<FmtAnswer> answers = readAnswers(memory, call.window[15], call.window[16]);
    FmtPrinter printer(memory, answers, mode == Mode::Errorf);
    switch (mode) {
    case Mode::Print:
        printer.print(operands);
        break;
    case Mode::Println:
        printer.println(operands);
        break;
    case Mode::Printf:
    case Mode::Errorf:
        printer.printf(stringParam(call, 10), operands);
        break;
    }
    call.machine.charge(kPerCallPs + kPerOperandPs * operands.size());
    chargeBytes(call, printer.out().size());
    if (!printer.requests().empty())
        return giveRequests(call, printer.requests(), 3) ? NativeStatus::Done : NativeStatus::Stop;
    if (!printer.wrapped().empty()) {
        const Addr list = allocateFor(call, printer.wrapped().size() * 8, Scan::No);
        if (list == 0)
            return NativeStatus::Stop;
        for (std::size_t i = 0; i < printer.wrapped().size(); ++i)
            call.machine.heap().store<std::uint64_t>(list + i * 8, printer.wrapped()[i]);
        call.window[6] = list;
        call.window[7] = call.window[8] = printer.wrapped().size();
    }
    return giveBytes(call, printer.out());
}

/// func isNilPointer(x any) bool
NativeStatus isNilPointer(NativeCall& call)
{
    const auto id = static_cast<code::RTypeId>(call.window[1]);
    const bool isNil = id != 0 && goMemory(call).type(id).kind == code::Kind::Pointer && call.window[2] == 0;
    return giveBool(call, isNil);
}

/// func rt_scanKind(arg any) (kind, bits int, typeName string)
NativeStatus scanKind(NativeCall& call)
{
    const GoMemory memory = goMemory(call);
    const auto id = static_cast<code::RTypeId>(call.window[4]);
    std::int64_t kind = 0;
    std::int64_t bits = 0;
    std::string name = id == 0 ? std::string("<nil>") : memory.type(id).text;
    if (id != 0 && memory.type(id).kind == code::Kind::Pointer && call.window[5] != 0) {
        const code::RType& target = memory.type(memory.type(id).element);
        const bool otherSlice =
            target.kind == code::Kind::Slice && memory.type(target.element).kind != code::Kind::Uint8;
        kind = otherSlice ? static_cast<std::int64_t>(code::Kind::Struct) : static_cast<std::int64_t>(target.kind);
        bits = target.size * 8;
    }
    giveInt(call, kind);
    giveInt(call, bits, 1);
    return giveString(call, name, 2);
}

/// func rt_scanStore(arg any, word uint64, f float64, text string)
NativeStatus scanStore(NativeCall& call)
{
    const GoMemory memory = goMemory(call);
    const code::RType& target = memory.type(memory.type(static_cast<code::RTypeId>(call.window[0])).element);
    Heap& heap = call.machine.heap();
    const Addr to = call.window[1];
    if (target.kind == code::Kind::String || target.kind == code::Kind::Slice) {
        // A string is never written to, so a slice needs bytes of its own; a fresh copy serves both.
        const std::string_view text = stringParam(call, 4);
        const Addr copy = allocateFor(call, text.size(), Scan::No);
        if (copy == 0)
            return NativeStatus::Stop;
        if (!text.empty())
            std::memcpy(heap.host(copy), text.data(), text.size());
        heap.store(to, text.empty() && target.kind == code::Kind::String ? Addr{0} : copy);
        heap.store<std::uint64_t>(to + 8, text.size());
        if (target.kind == code::Kind::Slice)
            heap.store<std::uint64_t>(to + 16, text.size());
    } else if (target.kind == code::Kind::Float32) {
        heap.store(to, static_cast<float>(floatParam(call, 3)));
    } else if (target.kind == code::Kind::Float64) {
        heap.store(to, floatParam(call, 3));
    } else {
        std::memcpy(heap.host(to), &call.window[2], target.size);
    }
    return NativeStatus::Done;
}

constexpr NativeEntry kTable[] = {
    {"fmt.rt_scanKind", scanKind, 5'000},
    {"fmt.rt_scanStore", scanStore, 5'000},
    {"fmt.rt_format", format, 0},
    {"fmt.rt_isNilPointer", isNilPointer, 1'000},
};

} // namespace

NativeTable fmtNatives()
{
    return kTable;
}

} // namespace ws::sim
