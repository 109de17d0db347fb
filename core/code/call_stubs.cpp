#include "code/call_stubs.h"

#include "base/assert.h"
#include "code/bytecode.h"
#include "code/liveness.h"
#include "code/rtype_table.h"

namespace ws::code {

namespace {

class StubBuilder {
public:
    StubBuilder(Function& function, const TypeOf& typeOf)
        : m_function(function)
        , m_typeOf(typeOf)
    {
        function.wrapper = true;
        function.user = false;
    }

    void emit(Op op, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0)
    {
        m_function.code.push_back({static_cast<std::uint16_t>(op), static_cast<std::uint16_t>(a),
            static_cast<std::uint16_t>(b), static_cast<std::uint16_t>(c)});
        m_function.positions.push_back(m_function.pos);
    }
    void wide(Op op, std::uint32_t a, std::uint32_t bc) { emit(op, a, bc & 0xffff, bc >> 16); }
    void ext(std::uint32_t d, std::uint32_t e = 0, std::uint32_t f = 0) { emit(Op::Ext, d, e, f); }

    /// The value of this type at the address in slot `from`.
    void load(const RType& type, std::uint32_t to, std::uint32_t from)
    {
        switch (repOf(type)) {
        case Rep::U8:
            return emit(Op::Load8, to, from);
        case Rep::S8:
            return emit(Op::Load8S, to, from);
        case Rep::U16:
            return emit(Op::Load16, to, from);
        case Rep::S16:
            return emit(Op::Load16S, to, from);
        case Rep::U32:
            return emit(Op::Load32, to, from);
        case Rep::S32:
            return emit(Op::Load32S, to, from);
        case Rep::W64:
            return emit(Op::Load64, to, from);
        case Rep::Bytes:
            if (type.size == 0)
                return;
            emit(Op::LoadN, to, from);
            return ext(type.size & 0xffff, type.size >> 16);
        }
    }
    void store(const RType& type, std::uint32_t address, std::uint32_t from)
    {
        switch (repOf(type)) {
        case Rep::U8:
        case Rep::S8:
            return emit(Op::Store8, address, from);
        case Rep::U16:
        case Rep::S16:
            return emit(Op::Store16, address, from);
        case Rep::U32:
        case Rep::S32:
            return emit(Op::Store32, address, from);
        case Rep::W64:
            return emit(Op::Store64, address, from);
        case Rep::Bytes:
            if (type.size == 0)
                return;
            emit(Op::StoreN, address, from);
            return ext(type.size & 0xffff, type.size >> 16);
        }
    }
    void move(std::uint32_t to, std::uint32_t from, std::uint32_t slots)
    {
        if (slots != 0)
            emit(Op::MoveN, to, from, slots);
    }
    [[nodiscard]] std::uint32_t slotsOf(const std::vector<RTypeId>& types) const
    {
        std::uint32_t slots = 0;
        for (const RTypeId type : types)
            slots += m_typeOf(type).slots;
        return slots;
    }
    void call(const Function& callee, std::uint32_t window)
    {
        wide(callee.native >= 0 ? Op::CallNative : Op::Call, window, callee.index);
    }

private:
    Function& m_function;
    const TypeOf& m_typeOf;
};

} // namespace

void makeCaller(Function& f, const RType& func, const TypeOf& typeOf)
{
    StubBuilder b(f, typeOf);
    constexpr std::uint32_t kFn = 0, kArgs = 1, kResults = 2, kAddress = 3, kWindow = 4;
    const std::uint32_t results = b.slotsOf(func.results);
    const std::uint32_t params = b.slotsOf(func.params);
    f.paramSlots = 3;
    f.frameSlots = kWindow + results + params;
    std::uint32_t slot = kWindow + results;
    for (std::uint32_t i = 0; i < func.params.size(); ++i) {
        const RType& type = typeOf(func.params[i]);
        b.emit(Op::Load64, kAddress, kArgs, 8 * i);
        b.load(type, slot, kAddress);
        slot += type.slots;
    }
    b.emit(Op::CallClosure, kWindow, kFn, packCallShape(results, params));
    slot = kWindow;
    for (std::uint32_t i = 0; i < func.results.size(); ++i) {
        const RType& type = typeOf(func.results[i]);
        b.emit(Op::Load64, kAddress, kResults, 8 * i);
        b.store(type, kAddress, slot);
        slot += type.slots;
    }
    b.emit(Op::Ret);
}

void makeReceiver(Function& f, const RType& func, RTypeId pointerType, const TypeOf& typeOf)
{
    StubBuilder b(f, typeOf);
    f.resultSlots = b.slotsOf(func.results);
    f.paramSlots = b.slotsOf(func.params);
    const std::uint32_t closure = f.resultSlots + f.paramSlots;
    const std::uint32_t address = closure + 1, count = closure + 2, args = closure + 3, results = closure + 6;
    const std::uint32_t window = closure + 9;
    f.closureSlot = static_cast<std::int32_t>(closure);
    f.frameSlots = window + 2;
    const auto arrayOf = [&](std::uint32_t to, std::size_t length) {
        b.wide(Op::LoadI, count, static_cast<std::uint32_t>(length));
        b.emit(Op::MakeSlice, to, count, kNoSlot);
        b.ext(pointerType);
    };
    arrayOf(args, func.params.size());
    arrayOf(results, func.results.size());
    std::uint32_t slot = f.resultSlots;
    for (std::uint32_t i = 0; i < func.params.size(); ++i) {
        const RType& type = typeOf(func.params[i]);
        b.wide(Op::New, address, type.id);
        b.store(type, address, slot);
        b.emit(Op::Store64, args, address, 8 * i);
        slot += type.slots;
    }
    for (std::uint32_t i = 0; i < func.results.size(); ++i) {
        b.wide(Op::New, address, func.results[i]);
        b.emit(Op::Store64, results, address, 8 * i);
    }
    b.move(window, args, 1);
    b.move(window + 1, results, 1);
    b.emit(Op::Captured, address, 0, 1);
    b.emit(Op::CallClosure, window, address, packCallShape(0, 2));
    slot = 0;
    for (std::uint32_t i = 0; i < func.results.size(); ++i) {
        const RType& type = typeOf(func.results[i]);
        b.emit(Op::Load64, address, results, 8 * i);
        b.load(type, slot, address);
        slot += type.slots;
    }
    b.emit(Op::Ret);
}

void makeBoundMethod(Function& f, const RType& func, const Function& method, const TypeOf& typeOf)
{
    StubBuilder b(f, typeOf);
    f.resultSlots = b.slotsOf(func.results);
    f.paramSlots = b.slotsOf(func.params);
    const std::uint32_t closure = f.resultSlots + f.paramSlots;
    const std::uint32_t window = closure + 1;
    f.closureSlot = static_cast<std::int32_t>(closure);
    f.frameSlots = window + f.resultSlots + 1 + f.paramSlots;
    b.emit(Op::Captured, window + f.resultSlots, 0, 1);
    b.move(window + f.resultSlots + 1, f.resultSlots, f.paramSlots);
    b.call(method, window);
    b.move(0, window, f.resultSlots);
    b.emit(Op::Ret);
}

void makeMethodExpr(Function& f, const RType& receiver, const RType& func, const Function& method, const TypeOf& typeOf)
{
    StubBuilder b(f, typeOf);
    f.resultSlots = b.slotsOf(func.results);
    const std::uint32_t params = b.slotsOf(func.params);
    f.paramSlots = receiver.slots + params;
    const std::uint32_t interface = f.resultSlots + f.paramSlots;
    const std::uint32_t window = interface + 2;
    f.frameSlots = window + f.resultSlots + 1 + params;
    WS_ASSERT(receiver.id <= 0xffff);
    b.emit(Op::MakeIface, interface, f.resultSlots, receiver.id);
    b.move(window + f.resultSlots, interface + 1, 1);
    b.move(window + f.resultSlots + 1, f.resultSlots + receiver.slots, params);
    b.call(method, window);
    b.move(0, window, f.resultSlots);
    b.emit(Op::Ret);
}

} // namespace ws::code
