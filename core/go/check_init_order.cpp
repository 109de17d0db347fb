#include "go/checker.h"

#include <algorithm>

namespace ws::go {

// Go initialises package variables by repeating: take the variable that is earliest in the source and whose
// initialisation depends on no variable that still waits. A variable depends on what its expression mentions, directly
// or through the bodies of functions. Here functions are taken out of the graph first, as in go/types.

void Checker::initOrder()
{
    const auto& objects = m_state->objects;
    std::unordered_map<const Object*, std::size_t> nodeOf;
    std::vector<Object*> nodes;
    for (Object* object : objects) {
        if (object->kind == ObjectKind::Var || object->kind == ObjectKind::Const) {
            nodeOf[object] = nodes.size();
            nodes.push_back(object);
        }
    }
    // Variables and constants that an object reaches through functions, in order of mention.
    const auto reached = [&](const DeclInfo& start) {
        std::vector<std::size_t> result;
        std::unordered_set<const Object*> seen;
        std::vector<const Object*> stack(start.dependencies.rbegin(), start.dependencies.rend());
        while (!stack.empty()) {
            const Object* object = stack.back();
            stack.pop_back();
            if (!seen.insert(object).second)
                continue;
            if (const auto node = nodeOf.find(object); node != nodeOf.end()) {
                result.push_back(node->second);
                continue;
            }
            const auto found = m_state->byObject.find(object);
            if (found == m_state->byObject.end() || object->kind != ObjectKind::Func)
                continue;
            DeclInfo& info = *found->second;
            if (!info.object->decl->bodyChecked && info.object->spelled != nullptr) {
                declaredBody(info.object, info); // a library function: its body was not needed before
                processDelayed(0);
            }
            stack.insert(stack.end(), info.dependencies.rbegin(), info.dependencies.rend());
        }
        return result;
    };
    std::vector<std::vector<std::size_t>> dependents(nodes.size());
    std::vector<std::size_t> waiting(nodes.size(), 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (const std::size_t other : reached(*m_state->byObject[nodes[i]])) {
            dependents[other].push_back(i);
            ++waiting[i];
        }
    }
    // Constants first, then what waits for nothing, in the order of the source.
    std::set<std::tuple<bool, std::size_t, std::size_t>> queue;
    const auto entry = [&](std::size_t i) {
        return std::make_tuple(nodes[i]->kind != ObjectKind::Const, waiting[i], i);
    };
    for (std::size_t i = 0; i < nodes.size(); ++i)
        queue.insert(entry(i));
    std::unordered_set<const DeclInfo*> emitted;
    std::vector<bool> done(nodes.size(), false);
    while (!queue.empty()) {
        const std::size_t next = std::get<2>(*queue.begin());
        queue.erase(queue.begin());
        done[next] = true;
        Object* object = nodes[next];
        if (waiting[next] > 0)
            reportInitCycle(object);
        for (const std::size_t dependent : dependents[next]) {
            if (done[dependent]) {
                --waiting[dependent];
                continue;
            }
            queue.erase(entry(dependent));
            --waiting[dependent];
            queue.insert(entry(dependent));
        }
        const DeclInfo* info = m_state->byObject[object];
        if (object->kind != ObjectKind::Var || info->init == nullptr || !emitted.insert(info).second)
            continue;
        auto* decl = static_cast<VarDecl*>(info->decl);
        Initializer step;
        step.rhs = info->init;
        step.decl = decl;
        if (info->lhs.empty()) {
            for (Ident* name : decl->names) {
                if (name->pos == object->pos)
                    step.lhs.push_back(name);
            }
        } else {
            step.lhs = decl->names;
        }
        m_package.initOrder.push_back(std::move(step));
    }
}

void Checker::reportInitCycle(Object* object)
{
    // Some path from the object back to it, dependencies in the order of the source.
    std::unordered_set<const Object*> seen;
    std::vector<Object*> cycle;
    const std::function<bool(Object*)> search = [&](Object* from) {
        if (!seen.insert(from).second)
            return false;
        const auto found = m_state->byObject.find(from);
        if (found == m_state->byObject.end())
            return false;
        std::vector<Object*> dependencies = found->second->dependencies;
        const auto order = [&](const Object* o) { return o->pos; };
        std::stable_sort(dependencies.begin(), dependencies.end(),
            [&](const Object* x, const Object* y) { return order(x) < order(y); });
        for (Object* dependency : dependencies) {
            if (dependency == object || search(dependency)) {
                cycle.push_back(dependency);
                return true;
            }
        }
        return false;
    };
    if (!search(object))
        return;
    // The path was collected from its end: object ← … ← first dependency.
    const Object* start = cycle[0];
    if (speaks119()) {
        std::reverse(cycle.begin() + 1, cycle.end());
        error(start->pos, cycleText(fmt::format("initialization loop for {}", start->name), cycle, 0));
        return;
    }
    if (cycle.size() == 1) {
        errorf(start->pos, "initialization cycle: {} refers to itself", start->name);
        return;
    }
    std::string message = fmt::format("initialization cycle for {}", start->name);
    const Object* from = start;
    for (std::size_t i = cycle.size(); i-- > 0;) {
        message += fmt::format("\n\t{}: {} refers to {}", positionText(from->pos), from->name, cycle[i]->name);
        from = cycle[i];
    }
    error(start->pos, std::move(message));
}

} // namespace ws::go
