#include "go/checker.h"

#include <set>

namespace ws::go {

namespace {

Array* arrayBehindPointer(Type* u)
{
    if (u->kind != TypeKind::Pointer)
        return nullptr;
    Type* base = under(static_cast<Pointer*>(u)->element);
    return base->kind == TypeKind::Array ? static_cast<Array*>(base) : nullptr;
}

} // namespace

bool Checker::indexExpr(Operand& x, IndexExpr& e)
{
    exprOrType(x, e.x, true);
    if (x.invalid()) {
        use(e.indices);
        return false;
    }
    if (x.mode == Mode::TypeExpr) {
        x.mode = Mode::Invalid;
        x.type = varType(&e);
        x.expr = &e;
        if (!isInvalid(x.type))
            x.mode = Mode::TypeExpr;
        return false;
    }
    if (x.mode == Mode::Value && x.type->kind == TypeKind::Signature
        && !static_cast<Signature*>(x.type)->typeParams.empty())
        return true;
    nonGeneric(nullptr, x);
    if (x.invalid())
        return false;
    if (e.indices.empty()) {
        x.mode = Mode::Invalid;
        return false;
    }
    const auto single = [&]() -> Expr* {
        if (e.indices.size() > 1)
            error(e.indices[1], "invalid operation: more than one index");
        return e.indices[0];
    };
    const auto mapIndex = [&](Type* key, Type* element) {
        Operand k;
        expr(nullptr, k, single());
        assignment(k, key, "map index");
        x.mode = Mode::MapIndex;
        x.type = element;
        x.expr = &e;
    };
    bool valid = false;
    std::int64_t length = -1;
    Type* u = under(x.type);
    switch (u->kind) {
    case TypeKind::Basic:
        if (isString(u)) {
            valid = true;
            if (x.isConstant() && x.value != nullptr) {
                length = static_cast<std::int64_t>(x.value->string.size());
                if (isUntyped(x.type))
                    convertUntyped(x, basic(BasicKind::String));
            }
            x.mode = Mode::Value;
            x.type = m_types.byteType;
        }
        break;
    case TypeKind::Array:
        valid = true;
        length = static_cast<Array*>(u)->length;
        if (x.mode != Mode::Variable)
            x.mode = Mode::Value;
        x.type = static_cast<Array*>(u)->element;
        break;
    case TypeKind::Pointer:
        if (const Array* array = arrayBehindPointer(u)) {
            valid = true;
            length = array->length;
            x.mode = Mode::Variable;
            x.type = array->element;
        }
        break;
    case TypeKind::Slice:
        valid = true;
        x.mode = Mode::Variable;
        x.type = static_cast<Slice*>(u)->element;
        break;
    case TypeKind::Map:
        mapIndex(static_cast<Map*>(u)->key, static_cast<Map*>(u)->value);
        return false;
    case TypeKind::Interface: {
        if (asTypeParam(x.type) == nullptr)
            break;
        // Every type of the set must be indexable with the same element (and key) types.
        Type* key = nullptr;
        Type* element = nullptr;
        Mode mode = Mode::Variable;
        bool ok = true;
        forEachInTypeSet(x.type, [&](Type*, Type* part) {
            std::int64_t partLength = -1;
            Type* partKey = nullptr;
            Type* partElement = nullptr;
            if (part == nullptr) {
                ok = false;
                return false;
            }
            if (isString(part)) {
                partElement = m_types.byteType;
                mode = Mode::Value;
            } else if (part->kind == TypeKind::Array) {
                partLength = static_cast<Array*>(part)->length;
                partElement = static_cast<Array*>(part)->element;
                if (x.mode != Mode::Variable)
                    mode = Mode::Value;
            } else if (const Array* array = arrayBehindPointer(part)) {
                partLength = array->length;
                partElement = array->element;
            } else if (part->kind == TypeKind::Slice) {
                partElement = static_cast<Slice*>(part)->element;
            } else if (part->kind == TypeKind::Map) {
                partKey = static_cast<Map*>(part)->key;
                partElement = static_cast<Map*>(part)->value;
            }
            if (partElement == nullptr) {
                ok = false;
            } else if (element == nullptr) {
                length = partLength;
                key = partKey;
                element = partElement;
            } else if ((key == nullptr) != (partKey == nullptr) || (key != nullptr && !identical(key, partKey))
                || !identical(element, partElement)) {
                ok = false;
            } else if (partLength >= 0 && partLength < length) {
                length = partLength;
            }
            return ok;
        });
        if (ok && element != nullptr) {
            if (key != nullptr) {
                mapIndex(key, element);
                return false;
            }
            valid = true;
            x.mode = mode;
            x.type = element;
        }
        break;
    }
    default:
        break;
    }
    if (!valid) {
        errorf(e.lbrack, "cannot index {}", text(x));
        use(e.indices);
        x.mode = Mode::Invalid;
        return false;
    }
    index(single(), length, nullptr, nullptr);
    return false;
}

void Checker::sliceExpr(Operand& x, SliceExpr& e)
{
    expr(nullptr, x, e.x);
    if (x.invalid()) {
        use({e.low, e.high, e.max});
        return;
    }
    Type* firstType = nullptr;
    Type* common = nullptr;
    bool hasString = false;
    bool failed = false;
    forEachInTypeSet(x.type, [&](Type* type, Type* u) {
        if (u == nullptr) {
            errorf(x.expr, "cannot slice {}: no specific type in {}", text(x), text(x.type));
            failed = true;
            return false;
        }
        if (isString(u)) {
            u = m_types.slice(m_types.byteType);
            hasString = true;
        }
        if (common == nullptr) {
            firstType = type;
            common = u;
        } else if (!identical(common, u)) {
            errorf(x.expr, "cannot slice {}: {} and {} have different underlying types", text(x), text(firstType),
                text(type));
            failed = true;
            return false;
        }
        return true;
    });
    if (failed || common == nullptr) {
        x.mode = Mode::Invalid;
        return;
    }
    if (hasString)
        common = asTypeParam(x.type) != nullptr ? basic(BasicKind::String) : under(x.type);
    bool valid = false;
    std::int64_t length = -1;
    if (isString(common)) {
        if (e.three) {
            error(e.max != nullptr ? e.max : &e, "invalid operation: 3-index slice of string");
            x.mode = Mode::Invalid;
            return;
        }
        valid = true;
        if (x.isConstant() && x.value != nullptr)
            length = static_cast<std::int64_t>(x.value->string.size());
        if (isUntyped(x.type))
            convertUntyped(x, basic(BasicKind::String));
    } else if (common->kind == TypeKind::Array) {
        valid = true;
        length = static_cast<Array*>(common)->length;
        if (x.mode != Mode::Variable) {
            errorf(x.expr, "cannot slice unaddressable value {}", text(x));
            x.mode = Mode::Invalid;
            return;
        }
        markAddressTaken(e.x);
        x.type = m_types.slice(static_cast<Array*>(common)->element);
    } else if (const Array* array = arrayBehindPointer(common)) {
        valid = true;
        length = array->length;
        x.type = m_types.slice(array->element);
    } else if (common->kind == TypeKind::Slice) {
        valid = true;
    }
    if (!valid) {
        errorf(x.expr, "cannot slice {}", text(x));
        use({e.low, e.high, e.max});
        x.mode = Mode::Invalid;
        return;
    }
    x.mode = Mode::Value;
    if (e.three && (e.high == nullptr || e.max == nullptr)) {
        x.mode = Mode::Invalid;
        m_failed = true; // the parser has reported it
        return;
    }
    Expr* const parts[3] = {e.low, e.high, e.max};
    std::int64_t values[3] = {-1, -1, -1};
    for (std::size_t i = 0; i < 3; ++i) {
        if (parts[i] != nullptr)
            index(parts[i], length >= 0 ? length + 1 : -1, nullptr, &values[i]);
        else if (i == 0)
            values[i] = 0;
        else if (length >= 0)
            values[i] = length;
    }
    for (std::size_t i = 0; i < 2; ++i) {
        if (values[i] <= 0)
            continue;
        for (std::size_t j = i + 1; j < 3; ++j) {
            if (values[j] >= 0 && values[j] < values[i]) {
                // The later one may be implicit: then the earlier one was reported as out of bounds.
                Expr* at = parts[j] != nullptr ? parts[j] : parts[i];
                errorf(at, "invalid slice indices: {} < {}", values[j], values[i]);
                return;
            }
        }
    }
}

bool Checker::index(Expr* e, std::int64_t max, Type** type, std::int64_t* value)
{
    if (type != nullptr)
        *type = invalidType();
    if (value != nullptr)
        *value = -1;
    Operand x;
    expr(nullptr, x, e);
    if (!isValidIndex(x, "index", false))
        return false;
    if (x.isConstant()) {
        if (x.value == nullptr)
            return false;
        const auto number = int64Value(*x.value);
        if (!number)
            return false;
        if (max >= 0 && *number >= max) {
            errorf(x.expr, "invalid argument: index {} out of bounds [0:{}]", constantText(*x.value), max);
            return false;
        }
        if (value != nullptr)
            *value = *number;
    }
    if (type != nullptr)
        *type = x.type;
    return true;
}

bool Checker::isValidIndex(Operand& x, const char* what, bool allowNegative)
{
    if (x.invalid())
        return false;
    convertUntyped(x, basic(BasicKind::Int));
    if (x.invalid())
        return false;
    if (!allInteger(x.type)) {
        errorf(x.expr, "invalid argument: {} {} must be integer", what, text(x));
        return false;
    }
    if (x.isConstant() && x.value != nullptr) {
        if (!allowNegative && sign(*x.value) < 0) {
            errorf(x.expr, "invalid argument: {} {} must not be negative", what, text(x));
            return false;
        }
        ConstantPtr value = x.value;
        if (!representable(x.value, *basic(BasicKind::Int), &value)) {
            errorf(x.expr, "invalid argument: {} {} overflows int", what, text(x));
            return false;
        }
        x.value = value;
    }
    return true;
}

std::int64_t Checker::indexedElements(const std::vector<Expr*>& elements, Type* type, std::int64_t length)
{
    std::set<std::int64_t> visited;
    bool dense = true; // without keys no index can come twice
    std::int64_t position = 0;
    std::int64_t max = 0;
    for (Expr* e : elements) {
        bool validIndex = false;
        Expr* value = e;
        if (e->kind == NodeKind::KeyValueExpr) {
            auto& pair = *static_cast<KeyValueExpr*>(e);
            if (dense) {
                dense = false;
                for (std::int64_t i = 0; i < position; ++i)
                    visited.insert(i);
            }
            std::int64_t number = -1;
            if (index(pair.key, length, nullptr, &number)) {
                if (number >= 0) {
                    position = number;
                    validIndex = true;
                } else {
                    errorf(elementPos(e), "index {} must be integer constant", text(pair.key));
                }
            }
            value = pair.value;
        } else if (length >= 0 && position >= length) {
            errorf(e, "index {} is out of bounds (>= {})", position, length);
        } else {
            validIndex = true;
        }
        if (validIndex && !dense && !visited.insert(position).second)
            errorf(elementPos(e), "duplicate index {} in array or slice literal", position);
        ++position;
        max = std::max(max, position);
        Operand x;
        exprWithHint(x, value, type);
        assignment(x, type, "array or slice literal");
    }
    return max;
}

} // namespace ws::go
