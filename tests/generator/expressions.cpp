#include "generator/program.h"

namespace ws::generator {

bool Program::takeRisk()
{
    if (m_risk || below(3) != 2)
        return false;
    m_risk = true;
    return true;
}

std::string Program::operand(const Type* type, unsigned depth)
{
    return below(3) == 0 ? literal(type, depth) : value(type, depth);
}

std::string Program::literal(const Type* type, unsigned depth)
{
    ++m_parts;
    switch (type->kind) {
    case Kind::Bool:
        return below(2) == 0 ? "false" : "true";
    case Kind::Integer:
        return type->name + "(" + std::to_string(below(4) == 3 ? 127 - below(20) : below(10)) + ")";
    case Kind::Float: {
        static const std::vector<std::string> all{"0", "1.5", "0.1", "3e10", "1e-7", "100", "7"};
        return type->name + "(" + pick(all) + ")";
    }
    case Kind::String: {
        static const std::vector<std::string> all{R"("")", R"("a")", R"("hello, world")", R"("\u65e5\u672c\u8a9e")",
            R"("\xff\xfe")", "`raw\\n`", R"("x\ty")"};
        return pick(all);
    }
    case Kind::Any:
        if (depth == 0 || large() || below(4) == 0)
            return "any(nil)";
        return "any(" + operand(anyType(1), depth - 1) + ")";
    case Kind::Slice:
    case Kind::Array:
    case Kind::Map:
    case Kind::Struct:
        return composite(type, depth);
    }
    return {};
}

std::string Program::composite(const Type* type, unsigned depth)
{
    if (large())
        return "(" + type->name + "{})";
    const unsigned deeper = depth == 0 ? 0 : depth - 1;
    if (type->kind == Kind::Struct) {
        std::string text = type->name + "{";
        bool first = true;
        for (const auto& [name, field] : type->fields) {
            if (below(4) == 3)
                continue;
            text += (first ? "" : ", ") + name + ": " + operand(field, deeper);
            first = false;
        }
        return "(" + text + "})"; // parentheses: also in the header of an if
    }
    if (depth == 0 && type->kind != Kind::Array)
        return type->name + "(nil)";
    if (type->kind == Kind::Map) {
        // Two equal constant keys do not compile, so there is one key.
        return "(" + type->name + "{" + operand(type->key, deeper) + ": " + operand(type->element, deeper) + "})";
    }
    std::string text = type->name + "{";
    const std::uint32_t size = type->kind == Kind::Array ? below(type->length + 1) : below(5);
    for (std::uint32_t i = 0; i < size; ++i)
        text += (i == 0 ? "" : ", ") + operand(type->element, deeper);
    return "(" + text + "})";
}

std::string Program::call(const Type* result, unsigned depth)
{
    std::vector<const Function*> fitting;
    for (const Function& function : m_functions) {
        if (function.result == result)
            fitting.push_back(&function);
    }
    if (fitting.empty() || m_risk)
        return {};
    m_risk = true;
    const Function& chosen = *pick(fitting);
    std::string text = chosen.name + "(c";
    for (const Type* parameter : chosen.parameters)
        text += ", " + operand(parameter, depth == 0 ? 0 : depth - 1);
    return text + ")";
}

std::string Program::element(const Type* type, unsigned depth)
{
    struct Part {
        const Variable* whole;
        std::string field; // empty: an index
    };
    std::vector<Part> parts;
    for (const Variable& variable : m_body.variables) {
        const Type& whole = *variable.type;
        if (whole.element == type)
            parts.push_back({&variable, {}});
        for (const auto& field : whole.fields) {
            if (field.second == type)
                parts.push_back({&variable, field.first});
        }
    }
    if (parts.empty())
        return {};
    const Part& part = pick(parts);
    if (!part.field.empty())
        return part.whole->name + "." + part.field;
    const unsigned deeper = depth == 0 ? 0 : depth - 1;
    if (part.whole->type->kind == Kind::Map)
        return part.whole->name + "[" + operand(part.whole->type->key, deeper) + "]";
    if (!takeRisk()) {
        if (part.whole->type->kind == Kind::Array)
            return part.whole->name + "[" + value(m_types.integers()[5], deeper) + "%"
                + std::to_string(part.whole->type->length) + "]";
        return "at(" + part.whole->name + ", " + value(m_types.integer(), deeper) + ")";
    }
    return part.whole->name + "[" + value(below(3) == 0 ? pick(m_types.integers()) : m_types.integer(), deeper)
        + (below(2) == 0 ? "&3]" : "]");
}

std::string Program::value(const Type* type, unsigned depth)
{
    ++m_parts;
    const Variable* known = variable(type, false);
    if (depth == 0 || large()) {
        if (known != nullptr)
            return known->name;
        return "choose(k_bool, " + literal(type, 0) + ", " + literal(type, 0) + ")";
    }
    switch (below(8)) {
    case 5:
        if (std::string text = call(type, depth - 1); !text.empty())
            return text;
        break;
    case 6:
        if (std::string text = element(type, depth - 1); !text.empty())
            return text;
        break;
    case 7:
        if (const Variable* box = variable(Kind::Any, false); box != nullptr && type->kind != Kind::Any)
            return takeRisk() ? box->name + ".(" + type->name + ")" : "as[" + type->name + "](" + box->name + ")";
        break;
    default:
        break;
    }
    switch (type->kind) {
    case Kind::Bool:
        return condition(depth);
    case Kind::Integer:
        return integerValue(type, depth);
    case Kind::Float:
        return floatValue(type, depth);
    case Kind::String:
        return stringValue(depth);
    case Kind::Any:
        return "any(" + operand(anyType(1), depth - 1) + ")";
    case Kind::Slice:
        if (known != nullptr && below(3) != 0) {
            if (below(3) == 0)
                return "append(" + known->name + ", " + operand(type->element, depth - 1) + ")";
            if (below(2) == 0)
                return known->name;
            if (takeRisk())
                return known->name + "[" + value(m_types.integer(), 0) + "&3:]";
            return "tail(" + known->name + ", " + value(m_types.integer(), 0) + "&3)";
        }
        break;
    case Kind::Array:
    case Kind::Map:
    case Kind::Struct:
        if (known != nullptr && below(3) != 0)
            return known->name;
        break;
    }
    return "choose(" + condition(depth - 1) + ", " + operand(type, depth - 1) + ", " + operand(type, depth - 1) + ")";
}

std::string Program::integerValue(const Type* type, unsigned depth)
{
    const std::string plain = value(type, 0);
    switch (below(10)) {
    case 1: {
        static const std::vector<std::string> operators{" + ", " - ", " * ", " & ", " | ", " ^ ", " &^ "};
        return "(" + value(type, depth - 1) + pick(operators) + operand(type, depth - 1) + ")";
    }
    case 2:
        if (takeRisk())
            return "(" + value(type, depth - 1) + (below(2) == 0 ? " / " : " % ") + value(type, depth - 1) + ")";
        return "(" + value(type, depth - 1) + (below(2) == 0 ? " / (" : " % (") + value(type, depth - 1) + " | 1))";
    case 3: {
        const Type* shift = pick(m_types.integers());
        if (shift->isSigned && !takeRisk())
            return "(" + value(type, depth - 1) + " >> (" + value(shift, depth - 1) + " & 31))";
        return "(" + value(type, depth - 1) + (below(2) == 0 ? " << " : " >> ") + value(shift, depth - 1) + ")";
    }
    case 4:
        return type->name + "(" + value(pick(m_types.integers()), depth - 1) + ")";
    case 5:
        return (below(2) == 0 ? "(-" : "(^") + value(type, depth - 1) + ")";
    case 6:
        return type->name + "(len(" + value(m_types.string(), depth - 1) + "))";
    case 7:
        for (const Kind kind : {Kind::Slice, Kind::Map}) {
            if (const Variable* all = variable(kind, false); all != nullptr)
                return type->name + (kind == Kind::Slice && below(2) == 0 ? "(cap(" : "(len(") + all->name + "))";
        }
        return plain;
    case 8:
        return "func() " + type->name + " { x := " + value(type, depth - 1) + "; return x + " + operand(type, 0)
            + " }()";
    default:
        return plain;
    }
}

std::string Program::floatValue(const Type* type, unsigned depth)
{
    switch (below(4)) {
    case 1: {
        static const std::vector<std::string> operators{" + ", " - ", " * ", " / "};
        // Each operation in parentheses of a conversion: amd64 does not fuse, and no other machine may here.
        return type->name + "(" + value(type, depth - 1) + pick(operators) + operand(type, depth - 1) + ")";
    }
    case 2:
        return type->name + "(" + value(pick(m_types.integers()), depth - 1) + ")";
    case 3:
        return "(-" + value(type, depth - 1) + ")";
    default:
        return value(type, 0);
    }
}

std::string Program::stringValue(unsigned depth)
{
    const std::string plain = value(m_types.string(), 0);
    switch (below(8)) {
    case 1:
        return "(" + plain + " + " + operand(m_types.string(), depth - 1) + ")";
    case 2:
        if (takeRisk())
            return plain + "[" + value(m_types.integer(), 0) + "&3:]";
        return plain;
    case 3:
        return "string(rune(" + value(pick(m_types.integers()), 0) + "))";
    case 4:
        return "string([]byte(" + plain + "))";
    case 5:
        return "string([]rune(" + plain + "))";
    case 6:
        return "fmt.Sprint(" + operand(anyType(1), depth - 1) + ")";
    case 7:
        if (m_types.structs().empty())
            return plain;
        return value(pick(m_types.structs()), 0) + ".describe()";
    default:
        return plain;
    }
}

std::string Program::condition(unsigned depth)
{
    if (depth == 0)
        return value(m_types.boolean(), 0);
    static const std::vector<std::string> orders{" == ", " != ", " < ", " <= ", " > ", " >= "};
    switch (below(6)) {
    case 1: {
        const Type* type = pick(m_types.integers());
        return "(" + value(type, depth - 1) + pick(orders) + operand(type, depth - 1) + ")";
    }
    case 2:
        return "(" + value(m_types.string(), depth - 1) + pick(orders) + operand(m_types.string(), depth - 1) + ")";
    case 3:
        return "(!" + condition(depth - 1) + ")";
    case 4: {
        // What stands behind && and || may not run: no risk there, for the order of the others would change.
        const bool risk = m_risk;
        m_risk = true;
        std::string text = "(" + condition(depth - 1) + (below(2) == 0 ? " && " : " || ") + condition(depth - 1) + ")";
        m_risk = risk;
        return text;
    }
    case 5: {
        const Type* type = anyType(1);
        if (!type->comparable)
            return value(m_types.boolean(), 0);
        return "(" + value(type, depth - 1) + (below(2) == 0 ? " == " : " != ") + operand(type, depth - 1) + ")";
    }
    default:
        return value(m_types.boolean(), 0);
    }
}

} // namespace ws::generator
