#include "go/type_text.h"

#include "base/assert.h"
#include "base/quote.h"
#include "go/universe.h"

#include <fmt/format.h>

namespace ws::go {

namespace {

class Writer {
public:
    explicit Writer(const TextOptions& options)
        : m_options(options)
    {
    }

    void type(const Type* type)
    {
        if (type == nullptr) {
            m_text += "invalid type";
            return;
        }
        switch (type->kind) {
        case TypeKind::Basic:
            m_text += static_cast<const Basic*>(type)->name;
            return;
        case TypeKind::Named: {
            const auto* named = static_cast<const Named*>(type);
            name(named->object);
            if (!named->typeArgs.empty())
                list(named->typeArgs);
            else if (!named->typeParams.empty())
                typeParams(named->typeParams);
            return;
        }
        case TypeKind::Alias: {
            const auto* alias = static_cast<const Alias*>(type);
            name(alias->object);
            if (!alias->typeArgs.empty())
                list(alias->typeArgs);
            else if (!alias->typeParams.empty())
                typeParams(alias->typeParams);
            return;
        }
        case TypeKind::TypeParam:
            m_text += static_cast<const TypeParam*>(type)->object->name;
            return;
        case TypeKind::Pointer:
            m_text += '*';
            this->type(static_cast<const Pointer*>(type)->element);
            return;
        case TypeKind::Slice:
            m_text += "[]";
            this->type(static_cast<const Slice*>(type)->element);
            return;
        case TypeKind::Array: {
            const auto* array = static_cast<const Array*>(type);
            m_text += fmt::format("[{}]", array->length);
            this->type(array->element);
            return;
        }
        case TypeKind::Map: {
            const auto* map = static_cast<const Map*>(type);
            m_text += "map[";
            this->type(map->key);
            m_text += ']';
            this->type(map->value);
            return;
        }
        case TypeKind::Chan:
            channel(static_cast<const Chan*>(type));
            return;
        case TypeKind::Struct:
            structure(static_cast<const Struct*>(type));
            return;
        case TypeKind::Tuple: {
            const auto* tuple = static_cast<const Tuple*>(type);
            m_text += '(';
            for (std::size_t i = 0; i < tuple->types.size(); ++i) {
                m_text += i == 0 ? "" : ", ";
                this->type(tuple->types[i]);
            }
            m_text += ')';
            return;
        }
        case TypeKind::Signature:
            m_text += "func";
            signature(static_cast<const Signature*>(type));
            return;
        case TypeKind::Interface:
            interface(static_cast<const Interface*>(type));
            return;
        case TypeKind::Union:
            terms(static_cast<const Union*>(type)->terms);
            return;
        }
        WS_UNREACHABLE();
    }

    void signature(const Signature* type)
    {
        if (!type->typeParams.empty())
            typeParams(type->typeParams);
        parameters(type->params, type->paramNames, type->variadic);
        if (type->results.empty())
            return;
        m_text += ' ';
        if (type->results.size() == 1 && type->resultNames.empty())
            this->type(type->results[0]);
        else
            parameters(type->results, type->resultNames, false);
    }

    std::string take() { return std::move(m_text); }

private:
    void parameters(const std::vector<Type*>& types, const std::vector<std::string_view>& names, bool variadic)
    {
        m_text += '(';
        for (std::size_t i = 0; i < types.size(); ++i) {
            m_text += i == 0 ? "" : ", ";
            if (m_options.paramNames && i < names.size() && !names[i].empty()) {
                m_text += names[i];
                m_text += ' ';
            }
            if (variadic && i + 1 == types.size()) {
                m_text += "...";
                const Type* last = types[i]->kind == TypeKind::Alias ? types[i]->canon : types[i];
                if (last->kind == TypeKind::Slice)
                    type(static_cast<const Slice*>(last)->element);
                else
                    type(last);
            } else {
                type(types[i]);
            }
        }
        m_text += ')';
    }
    void name(const Object* object)
    {
        if (object->package != nullptr && object->package != m_options.relativeTo) {
            m_text += m_options.paths || (m_options.quoteAmbiguous && object->package->ambiguousName)
                ? quoted(object->package->path)
                : object->package->name;
            m_text += '.';
        }
        m_text += object->name;
    }
    void list(const std::vector<Type*>& types)
    {
        m_text += '[';
        for (std::size_t i = 0; i < types.size(); ++i) {
            m_text += i == 0 ? "" : ", ";
            type(types[i]);
        }
        m_text += ']';
    }
    void typeParams(const std::vector<TypeParam*>& params)
    {
        m_text += '[';
        for (std::size_t i = 0; i < params.size(); ++i) {
            if (i > 0) {
                if (params[i]->bound != params[i - 1]->bound) {
                    m_text += ' ';
                    bound(params[i - 1]);
                }
                m_text += ", ";
            }
            m_text += params[i]->object->name;
        }
        if (!params.empty()) {
            m_text += ' ';
            bound(params.back());
        }
        m_text += ']';
    }
    void bound(const TypeParam* param)
    {
        // A bound may mention the generic type itself: [P interface{ m(T[P]) }].
        if (param->bound == nullptr || m_depth > 4) {
            m_text += "any";
            return;
        }
        ++m_depth;
        type(param->bound);
        --m_depth;
    }
    void channel(const Chan* chan)
    {
        switch (chan->dir) {
        case ChanDir::Both:
            m_text += "chan ";
            if (chan->element->kind == TypeKind::Chan && static_cast<Chan*>(chan->element)->dir == ChanDir::Recv) {
                m_text += '(';
                type(chan->element);
                m_text += ')';
                return;
            }
            break;
        case ChanDir::Send:
            m_text += "chan<- ";
            break;
        case ChanDir::Recv:
            m_text += "<-chan ";
            break;
        }
        type(chan->element);
    }
    void structure(const Struct* type)
    {
        m_text += "struct{";
        for (std::size_t i = 0; i < type->fields.size(); ++i) {
            const StructField& field = type->fields[i];
            m_text += i == 0 ? "" : "; ";
            if (!field.embedded) {
                m_text += field.name;
                m_text += ' ';
            }
            this->type(field.type);
            if (!field.tag.empty())
                m_text += ' ' + quoted(field.tag);
        }
        m_text += '}';
    }
    void interface(const Interface* type)
    {
        if (type->implicit && type->methods.empty() && !type->comparable) {
            terms(type->terms);
            return;
        }
        m_text += "interface{";
        bool first = true;
        const auto next = [&] {
            m_text += first ? "" : "; ";
            first = false;
        };
        for (const Method& method : type->methods) {
            next();
            m_text += method.name;
            signature(method.signature);
        }
        if (type->comparable) {
            next();
            m_text += "comparable";
        }
        if (type->hasTypeSet) {
            next();
            terms(type->terms);
        }
        m_text += '}';
    }
    void terms(const std::vector<UnionTerm>& list)
    {
        for (std::size_t i = 0; i < list.size(); ++i) {
            m_text += i == 0 ? "" : (m_options.tightUnions ? "|" : " | ");
            m_text += list[i].tilde ? "~" : "";
            type(list[i].type);
        }
    }

    const TextOptions& m_options;
    std::string m_text;
    int m_depth = 0;
};

} // namespace

std::string typeText(const Type* type, const TextOptions& options)
{
    Writer writer(options);
    writer.type(type);
    return writer.take();
}

std::string typeText(const Type* type, const Package* relativeTo)
{
    return typeText(type, TextOptions{relativeTo, false});
}

std::string signatureText(const Signature* signature, const TextOptions& options)
{
    Writer writer(options);
    writer.signature(signature);
    return writer.take();
}

} // namespace ws::go
