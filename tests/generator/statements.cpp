#include "generator/program.h"

#include <algorithm>

namespace ws::generator {

void Program::block(unsigned statements, unsigned depth)
{
    const std::size_t known = m_body.variables.size();
    for (; statements > 0 && m_statementsLeft > 0; --statements) {
        --m_statementsLeft;
        m_risk = false;
        m_parts = 0;
        statement(depth);
    }
    if (m_body.variables.size() > known && below(3) != 0) {
        std::string text = "c.note(";
        for (std::size_t at = known; at < m_body.variables.size(); ++at)
            text += (at == known ? "" : ", ") + m_body.variables[at].name;
        line(text + ")");
    }
    m_body.variables.erase(m_body.variables.begin() + static_cast<std::ptrdiff_t>(known), m_body.variables.end());
}

void Program::statement(unsigned depth)
{
    switch (below(depth == 0 ? 6 : 18)) {
    case 0:
        return note();
    case 1:
    case 2:
        return declare(depth);
    case 3:
    case 4:
        return assign(depth);
    case 5:
        return collections(depth);
    case 6:
    case 7:
        return branch(depth);
    case 8:
        return loop(depth);
    case 9:
        return rangeLoop(depth);
    case 10:
        return switchOver(depth);
    case 11:
        return typeSwitch(depth);
    case 12:
        return deferred(depth);
    case 13:
        return closure(depth);
    case 14:
        return guarded(depth);
    case 15:
        return pointers(depth);
    case 16:
        return leaveEarly(depth);
    default:
        return generic(depth);
    }
}

void Program::note()
{
    std::string text = "c.note(";
    for (std::uint32_t n = below(3) + 1; n > 0; --n)
        text += operand(anyType(1), 3) + (n > 1 ? ", " : ")");
    line(text);
}

void Program::declare(unsigned depth)
{
    const Type* type = anyType(2);
    const std::string name = fresh("v");
    switch (below(4)) {
    case 0:
        line("var " + name + " " + type->name);
        break;
    case 1: {
        const Type* other = anyType(1);
        const std::string second = fresh("v");
        line("var " + name + ", " + second + " = " + value(type, depth) + ", " + value(other, depth));
        bind(second, other);
        break;
    }
    default:
        line("var " + name + " " + type->name + " = " + operand(type, depth + 1));
        break;
    }
    bind(name, type);
}

void Program::assign(unsigned depth)
{
    const Type* type = anyType(1);
    const Variable* target = variable(type, true);
    if (target == nullptr)
        return declare(depth);
    const std::string name = target->name;
    if (type->kind == Kind::Integer) {
        static const std::vector<std::string> operators{" += ", " -= ", " *= ", " |= ", " ^= ", " &^= "};
        switch (below(4)) {
        case 1:
            return line(name + (below(2) == 0 ? "++" : "--"));
        case 2:
            return line(name + pick(operators) + operand(type, depth + 1));
        case 3:
            return line(name + (below(2) == 0 ? " <<= " : " >>= ") + value(pick(m_types.integers()), 0) + "&7");
        default:
            break;
        }
    }
    if (type->kind == Kind::String && chance(3))
        return line("if len(" + name + ") < 100 { " + name + " += " + operand(type, 1) + " }");
    const Variable* other = variable(type, true);
    if (other->name != name && chance(2))
        return line(name + ", " + other->name + " = " + other->name + ", " + name);
    line(name + " = " + operand(type, depth + 1));
}

void Program::branch(unsigned depth)
{
    std::string header = "if ";
    const std::size_t known = m_body.variables.size();
    if (chance(4)) {
        const Type* type = pick(m_types.basic());
        const std::string name = fresh("v");
        header += name + " := " + value(type, 1) + "; fmt.Sprint(" + name + ") != \"1\" && ";
        m_body.variables.push_back({name, type, true});
        m_risk = true; // behind && nothing may panic out of order
    }
    open(header + condition(2) + " {");
    block(1 + below(3), depth - 1);
    for (std::uint32_t more = below(3); more > 0; --more) {
        m_risk = true;
        close("} else if " + condition(1) + " {");
        ++m_indent;
        block(1 + below(2), depth - 1);
    }
    if (below(2) == 0) {
        close("} else {");
        ++m_indent;
        block(1 + below(2), depth - 1);
    }
    close();
    m_body.variables.erase(m_body.variables.begin() + static_cast<std::ptrdiff_t>(known), m_body.variables.end());
}

void Program::loop(unsigned depth)
{
    const Type* type = below(3) == 0 ? pick(m_types.integers()) : m_types.integer();
    const std::string name = fresh("i");
    const std::string label = chance(4) ? fresh("L") : std::string();
    if (!label.empty())
        line(label + ":");
    const std::size_t known = m_body.variables.size();
    open("for " + name + " := " + type->name + "(0); " + name + " < " + std::to_string(1 + below(6)) + "; " + name
        + "++ {");
    line("c.spend()");
    bind(name, type, false);
    ++m_body.loops;
    block(1 + below(4), depth - 1);
    m_risk = false;
    if (!label.empty()) {
        open("for range []int{1, 2} {");
        open("if " + condition(1) + " {");
        line((below(2) == 0 ? "continue " : "break ") + label);
        close();
        close();
    }
    --m_body.loops;
    close();
    m_body.variables.erase(m_body.variables.begin() + static_cast<std::ptrdiff_t>(known), m_body.variables.end());
}

void Program::rangeLoop(unsigned depth)
{
    static const std::vector<Kind> kinds{Kind::Slice, Kind::Array, Kind::String, Kind::Map};
    const Kind kind = pick(kinds);
    const Variable* all = variable(kind, false);
    if (all == nullptr)
        return loop(depth);
    const Variable over = *all;
    const std::size_t known = m_body.variables.size();
    const std::string key = fresh("i");
    const std::string element = fresh("e");
    if (kind == Kind::Map) { // in any order, so only what does not depend on it
        const std::string sum = fresh("v");
        line(sum + " := 0");
        open("for " + key + ", " + element + " := range " + over.name + " {");
        line("c.spend()");
        line(sum + " += len(fmt.Sprint(" + key + ", " + element + "))");
        if (over.assignable && chance(3))
            line("delete(" + over.name + ", " + key + ")");
        close();
        line("c.note(" + sum + ", len(" + over.name + "))");
        return;
    }
    open("for " + key + ", " + element + " := range " + over.name + " {");
    line("c.spend()");
    bind(key, m_types.integer(), false);
    if (kind == Kind::String)
        line("_ = " + element);
    else
        bind(element, over.type->element);
    ++m_body.loops;
    block(1 + below(3), depth - 1);
    --m_body.loops;
    close();
    m_body.variables.erase(m_body.variables.begin() + static_cast<std::ptrdiff_t>(known), m_body.variables.end());
}

void Program::switchOver(unsigned depth)
{
    if (below(2) == 0) {
        open("switch {");
        for (std::uint32_t n = 1 + below(3); n > 0; --n) {
            m_risk = true;
            --m_indent;
            open("case " + condition(1) + ":");
            block(1, depth - 1);
        }
    } else {
        const Type* type = below(2) == 0 ? m_types.string() : pick(m_types.integers());
        open("switch " + value(type, 2) + " {");
        const std::uint32_t cases = 1 + below(3);
        for (std::uint32_t n = 0; n < cases; ++n) {
            const std::string number = std::to_string(n);
            --m_indent;
            open(type->kind == Kind::String ? "case \"" + number + "\", \"a" + number + "\":"
                                            : "case " + number + ", " + std::to_string(n + 10) + ":");
            block(1, depth - 1);
            if (n + 1 < cases && chance(4))
                line("fallthrough");
        }
    }
    if (below(2) == 0) {
        --m_indent;
        open("default:");
        block(1, depth - 1);
    }
    close();
}

void Program::typeSwitch(unsigned depth)
{
    const std::string name = fresh("t");
    open("switch " + name + " := " + value(m_types.any(), 2) + ".(type) {");
    std::vector<const Type*> seen;
    for (std::uint32_t n = 1 + below(4); n > 0; --n) {
        const Type* type = anyType(1);
        if (type->kind == Kind::Any || std::find(seen.begin(), seen.end(), type) != seen.end())
            continue;
        seen.push_back(type);
        --m_indent;
        open("case " + type->name + ":");
        const std::size_t known = m_body.variables.size();
        bind(name, type);
        block(1, depth - 1);
        m_body.variables.erase(m_body.variables.begin() + static_cast<std::ptrdiff_t>(known), m_body.variables.end());
    }
    --m_indent;
    open("case describer:");
    line("c.note(" + name + ".describe())");
    --m_indent;
    open("case nil:");
    line("c.note(\"nil\", " + name + " == nil)");
    --m_indent;
    open("default:");
    line("c.note(fmt.Sprintf(\"%T\", " + name + "))");
    close();
}

void Program::deferred(unsigned depth)
{
    switch (below(3)) {
    case 0:
        line("defer c.note(\"deferred\", " + value(anyType(1), 1) + ")");
        return;
    case 1: {
        const Body outer = m_body;
        open("defer func() {");
        m_body.result = nullptr;
        m_body.loops = 0;
        block(1 + below(2), depth - 1);
        close("}()");
        m_body = outer;
        return;
    }
    default:
        if (m_body.result == nullptr)
            return note();
        open("defer func() {");
        open("if r := recover(); r != nil {");
        line("c.note(\"recovered\", fmt.Sprint(r))");
        line(m_body.resultName + " = " + operand(m_body.result, 1));
        close();
        close("}()");
    }
}

void Program::closure(unsigned depth)
{
    if (chance(4)) { // what each round captures
        const std::string all = fresh("fs");
        const std::string i = fresh("i");
        line("var " + all + " []func() int");
        open("for " + i + " := 0; " + i + " < 3; " + i + "++ {");
        line(all + " = append(" + all + ", func() int { " + i + " += 2; return " + i + " })");
        close();
        line("for _, f := range " + all + " { c.note(f()); c.note(f()) }");
        return;
    }
    const Type* parameter = anyType(1);
    const Type* result = anyType(1);
    const std::string name = fresh("g");
    const std::string argument = fresh("a");
    const Body outer = m_body;
    m_body.result = result;
    m_body.resultName = fresh("r");
    open(
        name + " := func(" + argument + " " + parameter->name + ") (" + m_body.resultName + " " + result->name + ") {");
    m_body.variables.push_back({argument, parameter, true});
    m_body.variables.push_back({m_body.resultName, result, true});
    m_body.loops = 0;
    block(1 + below(3), depth - 1);
    m_risk = false;
    line("return " + operand(result, 1));
    close();
    m_body = outer;
    m_risk = true;
    const std::string made = fresh("v");
    line(made + " := " + name + "(" + operand(parameter, 1) + ")");
    bind(made, result);
}

void Program::guarded(unsigned depth)
{
    const Body outer = m_body;
    open("c.guard(func() {");
    m_body.result = nullptr;
    m_body.loops = 0;
    block(1 + below(4), depth - 1);
    close("})");
    m_body = outer;
}

void Program::pointers(unsigned depth)
{
    const Type* type = below(2) == 0 || m_types.structs().empty() ? anyType(1) : pick(m_types.structs());
    const Variable* target = variable(type, true);
    if (target == nullptr)
        return declare(depth);
    const std::string whole = target->name;
    const std::string name = fresh("ptr");
    line(name + " := &" + whole);
    switch (below(4)) {
    case 0:
        line("*" + name + " = " + operand(type, depth));
        break;
    case 1:
        if (type->kind == Kind::Struct) {
            line(name + ".set(" + operand(type, 1) + ")");
            line("c.note(" + name + ".describe())");
            break;
        }
        line("c.note(*" + name + ")");
        break;
    case 2:
        open("if " + condition(1) + " {");
        line(name + " = nil");
        close();
        line("c.note(*" + name + ")");
        break;
    default: {
        const std::string pair = fresh("q");
        line(pair + " := pair[*" + type->name + ", int]{" + name + ", 1}.swap()");
        line("*" + pair + ".second = " + operand(type, 1));
        line("c.note(" + whole + ", " + pair + ".first)");
        break;
    }
    }
}

void Program::store(const Variable& all, const std::string& safe)
{
    m_risk = true;
    const std::string index =
        all.type->kind == Kind::Map ? operand(all.type->key, 1) : value(m_types.integer(), 0) + "&3";
    const bool guard = below(4) != 3;
    if (guard)
        open(safe + " {");
    line(all.name + "[" + index + "] = " + operand(all.type->element, 1));
    if (guard)
        close();
}

void Program::collections(unsigned depth)
{
    static const std::vector<Kind> kinds{Kind::Slice, Kind::Array, Kind::Map, Kind::Struct};
    const Kind kind = pick(kinds);
    const Variable* target = variable(kind, true);
    if (target == nullptr)
        return declare(depth);
    const Variable all = *target;
    switch (kind) {
    case Kind::Slice:
        switch (below(4)) {
        case 1:
            return line(all.name + " = append(" + all.name + ", " + all.name + "...)[:len(" + all.name + ")%50]");
        case 2:
            return line("copy(" + all.name + ", " + value(all.type, 1) + ")");
        case 3:
            return store(all, "if len(" + all.name + ") > 3");
        default:
            return line(all.name + " = append(" + all.name + ", " + operand(all.type->element, depth) + ", "
                + operand(all.type->element, 1) + ")");
        }
    case Kind::Array:
        return store(all, "if len(" + all.name + ") == 4");
    case Kind::Map:
        switch (below(4)) {
        case 1:
            return line("delete(" + all.name + ", " + operand(all.type->key, 1) + ")");
        case 2: {
            const std::string name = fresh("v");
            const std::string found = fresh("ok");
            line(name + ", " + found + " := " + all.name + "[" + operand(all.type->key, 1) + "]");
            bind(name, all.type->element);
            return bind(found, m_types.boolean());
        }
        case 3:
            return line("if " + all.name + " == nil { " + all.name + " = make(" + all.type->name + ") }");
        default:
            return store(all, "if " + all.name + " != nil");
        }
    case Kind::Struct: {
        const auto& [name, field] = pick(all.type->fields);
        return line(all.name + "." + name + " = " + operand(field, depth));
    }
    case Kind::Bool:
    case Kind::Integer:
    case Kind::Float:
    case Kind::String:
    case Kind::Any:
        break;
    }
}

void Program::leaveEarly(unsigned depth)
{
    open("if " + condition(depth) + " {");
    switch (below(3)) {
    case 1:
        m_risk = false;
        line("panic(" + value(pick(m_types.basic()), 1) + ")");
        break;
    case 2:
        if (m_body.loops > 0) {
            line(below(2) == 0 ? "continue" : "break");
            break;
        }
        [[fallthrough]];
    default:
        m_risk = false;
        line(m_body.result == nullptr ? "return" : "return " + operand(m_body.result, 1));
    }
    close();
}

void Program::generic(unsigned depth)
{
    switch (below(3)) {
    case 1: {
        const Variable* target = variable(Kind::Map, false);
        if (target == nullptr)
            return declare(depth);
        const Variable all = *target;
        const Body outer = m_body;
        const std::string key = fresh("k");
        const std::string element = fresh("e");
        m_body.variables.push_back({key, all.type->key, false});
        m_body.variables.push_back({element, all.type->element, false});
        m_risk = true;
        const std::string keep = condition(2);
        m_body = outer;
        return line("c.note(count(" + all.name + ", func(" + key + " " + all.type->key->name + ", " + element + " "
            + all.type->element->name + ") bool { return " + keep + " }))");
    }
    case 2: {
        const Type* first = anyType(1);
        const Type* second = anyType(1);
        return line("c.note(fmt.Sprintf(\"%T %v\", pair[" + first->name + ", " + second->name + "]{}, pair["
            + first->name + ", " + second->name + "]{" + operand(first, 1) + ", " + operand(second, 1) + "}.swap()))");
    }
    default: {
        const Variable* target = variable(Kind::Slice, false);
        if (target == nullptr)
            return declare(depth);
        const Variable all = *target;
        const Type* result = anyType(1);
        const Body outer = m_body;
        const std::string element = fresh("e");
        m_body.variables.push_back({element, all.type->element, true});
        const std::string name = fresh("v");
        const std::string made = operand(result, 2);
        m_body = outer;
        line(name + " := convert(c, " + all.name + ", func(" + element + " " + all.type->element->name + ") "
            + result->name + " { return " + made + " })");
        return bind(name, m_types.sliceOf(result));
    }
    }
}

} // namespace ws::generator
