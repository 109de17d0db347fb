#include "sim/interp_impl.h"

#include <algorithm>
#include <bit>

/// What the interpreter keeps alive: globals, and of every frame the slots that can still be read.
namespace ws::sim {

namespace {

void markBits(Heap& heap, const std::uint64_t* slots, const std::uint64_t* bits, std::uint32_t count)
{
    for (std::uint32_t first = 0; first < count; first += 64, ++bits) {
        std::uint64_t word = *bits;
        if (count - first < 64)
            word &= (std::uint64_t{1} << (count - first)) - 1;
        for (; word != 0; word &= word - 1)
            heap.mark(slots[first + static_cast<std::uint32_t>(std::countr_zero(word))]);
    }
}

} // namespace

void Interpreter::Impl::markFrame(const Goroutine& g, std::size_t index, Heap& into)
{
    const Frame& frame = g.frames[index];
    const code::Function& function = *frame.function;
    const bool top = index + 1 == g.frames.size();
    // The window of a call belongs to the frame above.
    const std::uint32_t end = top ? g.slotCount : g.frames[index + 1].base;
    const std::uint32_t count = std::min(end - frame.base, function.frameSlots);
    const std::uint64_t* slots = g.slots.get() + frame.base;
    if (function.index >= module.functions.size() || &module.functions[function.index] != &function) {
        into.markRange(slots, count); // a frame that the machine has made
        return;
    }
    if (liveness.empty())
        liveness.resize(module.functions.size());
    std::unique_ptr<code::Liveness>& known = liveness[function.index];
    if (!known) {
        known = std::make_unique<code::Liveness>(
            module, function, [this](code::RTypeId id) -> const code::RType& { return types.type(id); });
    }
    const auto at = static_cast<std::uint32_t>(frame.pc - function.code.data());
    const std::uint64_t* bits = known->bits(at);
    if (bits == nullptr) {
        into.markRange(slots, count);
        return;
    }
    markBits(into, slots, bits, count);
    if (!top || g.phase == 0)
        return;
    // In the middle of an instruction: what it has written already may be needed after it, and a native may keep
    // things in its window.
    const auto op = static_cast<code::Op>(frame.pc->op);
    markBits(into, slots, known->bits(at + (code::hasExt(op) ? 2 : 1)), count);
    if (op == code::Op::CallNative || op == code::Op::CallFront || op == code::Op::CallClosure
        || op == code::Op::CallIface) {
        const std::uint32_t window = std::min<std::uint32_t>(frame.pc->a, count);
        into.markRange(slots + window, count - window);
    }
}

void Interpreter::markRoots(const Goroutine& g, Heap& heap) const
{
    for (std::size_t i = 0; i < g.frames.size(); ++i) {
        m_impl->markFrame(g, i, heap);
        for (const Defer* entry = g.frames[i].defers; entry != nullptr; entry = entry->next)
            heap.mark(entry->closure);
    }
    for (const PanicState* panic = g.panic; panic != nullptr; panic = panic->previous)
        heap.mark(panic->data);
    heap.markRange(g.scratch, 4);
    heap.mark(g.coroutine);
}

void Interpreter::markGlobals(Heap& heap) const
{
    heap.mark(m_impl->globals);
    heap.mark(m_impl->funcVals);
    heap.mark(m_impl->literalBlock);
}

} // namespace ws::sim
