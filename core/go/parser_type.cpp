#include "go/parser.h"

namespace ws::go {

namespace {

/// Operators but for `*`, assignments and `<-`, which have other uses in types.
bool isPlainOperator(Token token)
{
    return (tokenPrecedence(token) > 0 && token != Token::Mul) || token == Token::Not || token == Token::Tilde;
}

} // namespace

Ident* Parser::makeName(Pos start, std::string_view text)
{
    auto* ident = make<Ident>(start);
    ident->name = text;
    ident->end = start + static_cast<Pos>(text.size());
    return ident;
}

Ident* Parser::name()
{
    if (at(Token::Ident)) {
        auto* ident = make<Ident>(pos());
        ident->name = m_scanner.text;
        ident->end = m_scanner.end;
        next();
        return ident;
    }
    Ident* missing = makeName(pos(), "_");
    syntaxError("expected name");
    advance();
    return missing;
}

BadExpr* Parser::badExpr()
{
    auto* bad = make<BadExpr>(pos());
    bad->end = pos();
    return bad;
}

BasicLit* Parser::optionalLiteral()
{
    if (!isLiteral(token()))
        return nullptr;
    auto* literal = make<BasicLit>(pos());
    literal->token = token();
    literal->text = m_scanner.text;
    literal->bad = m_scanner.bad;
    next();
    return done(literal);
}

/// Name, package.Name, either with type arguments.
Expr* Parser::qualifiedName(Ident* first)
{
    Expr* x = first;
    if (x == nullptr && at(Token::Ident)) {
        x = name();
    } else if (x == nullptr) {
        x = makeName(pos(), "_");
        syntaxError("expected name");
        advance({Token::Period, Token::Semicolon, Token::RBrace});
    }
    if (got(Token::Period)) {
        auto* selector = make<SelectorExpr>(x->pos);
        selector->x = x;
        selector->sel = name();
        x = done(selector);
    }
    if (at(Token::LBrack))
        x = typeInstance(x);
    return x;
}

Expr* Parser::type()
{
    Expr* x = typeOrNull();
    if (x == nullptr) {
        x = badExpr();
        syntaxError("expected type");
        advance({Token::Comma, Token::Colon, Token::Semicolon, Token::RParen, Token::RBrack, Token::RBrace});
    }
    return x;
}

Expr* Parser::typeOrNull()
{
    const Nest nest(*this);
    return typeOrNullInner();
}

Expr* Parser::typeOrNullInner()
{
    const Pos start = pos();
    if (at(Token::Ident))
        return qualifiedName(nullptr);
    if (got(Token::Mul)) {
        auto* star = make<StarExpr>(start);
        star->x = type();
        return done(star);
    }
    if (got(Token::Arrow)) {
        want(Token::Chan);
        auto* channel = make<ChanType>(start);
        channel->dir = ChanDir::Recv;
        channel->value = channelElement();
        return done(channel);
    }
    if (got(Token::Func))
        return functionType(start, "function type");
    if (got(Token::LBrack))
        return got(Token::RBrack) ? sliceType(start) : arrayType(start, nullptr);
    if (got(Token::Chan)) {
        auto* channel = make<ChanType>(start);
        if (got(Token::Arrow))
            channel->dir = ChanDir::Send;
        channel->value = channelElement();
        return done(channel);
    }
    if (got(Token::Map)) {
        want(Token::LBrack);
        auto* map = make<MapType>(start);
        map->key = type();
        want(Token::RBrack);
        map->value = type();
        return done(map);
    }
    if (at(Token::Struct))
        return structType();
    if (at(Token::Interface))
        return interfaceType();
    if (got(Token::LParen)) { // parentheses around a type mean nothing: the tree does not have them
        Expr* x = type();
        want(Token::RParen);
        return x;
    }
    return nullptr;
}

/// The type arguments after a name.
Expr* Parser::typeInstance(Expr* generic)
{
    auto* index = make<IndexExpr>(generic->pos);
    index->x = generic;
    index->lbrack = pos();
    want(Token::LBrack);
    if (at(Token::RBrack)) {
        syntaxError("expected type argument list");
        index->indices.push_back(badExpr());
    } else {
        index->indices = typeList(FirstOfTypes::Type).list;
    }
    want(Token::RBrack);
    return done(index);
}

/// Non-empty, with an optional comma at the end.
Parser::TypeList Parser::typeList(FirstOfTypes first)
{
    TypeList result;
    ++m_exprLevel;
    result.list.push_back(first == FirstOfTypes::Type ? type() : expr());
    while (got(Token::Comma)) {
        result.comma = true;
        Expr* x = typeOrNull();
        if (x == nullptr)
            break;
        result.list.push_back(x);
    }
    --m_exprLevel;
    return result;
}

/// After `[`; the length, if it is already known, or `...`.
Expr* Parser::arrayType(Pos start, Expr* length)
{
    auto* array = make<ArrayType>(start);
    if (length == nullptr) {
        const Pos dots = pos();
        if (got(Token::Ellipsis)) {
            length = done(make<EllipsisExpr>(dots));
        } else {
            ++m_exprLevel;
            length = expr();
            --m_exprLevel;
        }
    }
    if (at(Token::Comma)) {
        syntaxError("unexpected comma; expected ]");
        next();
    }
    want(Token::RBrack);
    array->length = length;
    array->element = type();
    return done(array);
}

/// After `[]`.
Expr* Parser::sliceType(Pos start)
{
    auto* slice = make<ArrayType>(start);
    slice->element = type();
    return done(slice);
}

Expr* Parser::channelElement()
{
    Expr* x = typeOrNull();
    if (x == nullptr) {
        x = badExpr();
        syntaxError("missing channel element type");
    }
    return x;
}

Expr* Parser::structType()
{
    auto* structure = make<StructType>(pos());
    want(Token::Struct);
    want(Token::LBrace);
    list("struct type", Token::Semicolon, Token::RBrace, [&] {
        fieldDecl(*structure);
        return false;
    });
    return done(structure);
}

void Parser::fieldDecl(StructType& structure)
{
    const Pos start = pos();
    Field field;
    field.pos = start;
    const auto pointerTo = [&](Pos star, Expr* x) {
        auto* pointer = make<StarExpr>(star);
        pointer->x = x;
        return done(pointer);
    };

    if (at(Token::Ident)) {
        Ident* first = name();
        if (at(Token::Period) || isLiteral(token()) || at(Token::Semicolon) || at(Token::RBrace)) {
            field.typeExpr = qualifiedName(first);
        } else {
            nameList(first, field.names);
            if (field.names.size() == 1 && at(Token::LBrack)) {
                // an embedded T[P] or a field T of type [P]E
                field.typeExpr = arrayOrTypeArguments(first);
                if (field.typeExpr->kind == NodeKind::IndexExpr)
                    field.names.clear();
            } else {
                field.typeExpr = type();
            }
        }
    } else if (got(Token::Mul)) {
        if (at(Token::LParen)) {
            syntaxError("cannot parenthesize embedded type");
            next();
            field.typeExpr = pointerTo(start, qualifiedName(nullptr));
            got(Token::RParen);
        } else {
            field.typeExpr = pointerTo(start, qualifiedName(nullptr));
        }
    } else if (at(Token::LParen)) {
        syntaxError("cannot parenthesize embedded type");
        next();
        const Pos star = pos();
        if (got(Token::Mul))
            field.typeExpr = pointerTo(star, qualifiedName(nullptr));
        else
            field.typeExpr = qualifiedName(nullptr);
        got(Token::RParen);
    } else {
        syntaxError("expected field name or embedded type");
        advance({Token::Semicolon, Token::RBrace});
        return;
    }
    field.tag = optionalLiteral();
    structure.fields.push_back(std::move(field));
}

/// After a name: `[n]E` and `[]E` are types of their own, `[A]` and `[A, B]` the type arguments of `first`.
Expr* Parser::arrayOrTypeArguments(Ident* first)
{
    const Pos start = pos();
    want(Token::LBrack);
    if (got(Token::RBrack))
        return sliceType(start);
    TypeList args = typeList(FirstOfTypes::Expression);
    want(Token::RBrack);
    if (!args.comma) {
        if (Expr* elementType = typeOrNull()) {
            auto* array = make<ArrayType>(start);
            array->length = args.list[0];
            array->element = elementType;
            return done(array);
        }
    }
    auto* index = make<IndexExpr>(first->pos);
    index->x = first;
    index->lbrack = start;
    index->indices = std::move(args.list);
    return done(index);
}

Expr* Parser::interfaceType()
{
    auto* interface = make<InterfaceType>(pos());
    want(Token::Interface);
    want(Token::LBrace);
    list("interface type", Token::Semicolon, Token::RBrace, [&] {
        Field member;
        member.pos = pos();
        if (at(Token::Ident))
            member = methodDecl();
        if (member.names.empty())
            member.typeExpr = embeddedElement(member.typeExpr);
        interface->members.push_back(std::move(member));
        return false;
    });
    return done(interface);
}

/// A method, or the first term of an embedded element.
Field Parser::methodDecl()
{
    Field member;
    member.pos = pos();
    Ident* first = name();
    const auto method = [&] {
        member.names.push_back(first);
        member.typeExpr = functionType(pos(), "interface method");
    };

    if (at(Token::LParen)) {
        method();
        return member;
    }
    if (!at(Token::LBrack)) {
        member.typeExpr = qualifiedName(first);
        return member;
    }
    // An embedded T[A, B], or m[P any](): methods have no type parameters, but one says so better after reading them.
    const Pos bracket = pos();
    next();
    if (at(Token::RBrack)) {
        const Pos close = pos();
        next();
        if (at(Token::LParen)) {
            errorAt(close, "empty type parameter list");
            method();
        } else {
            errorAt(close, "empty type argument list");
            member.typeExpr = first;
        }
        return member;
    }
    const std::vector<Param> args = params(nullptr, nullptr, Token::RBrack, ParamNames::Optional, Variadic::No);
    if (args.empty()) {
        if (at(Token::LParen))
            method();
        else
            member.typeExpr = first;
    } else if (args[0].name != nullptr) {
        method();
        errorAt(bracket, "interface method must have no type parameters");
    } else {
        auto* index = make<IndexExpr>(first->pos);
        index->x = first;
        index->lbrack = bracket;
        for (const Param& arg : args)
            index->indices.push_back(arg.type);
        member.typeExpr = done(index);
    }
    return member;
}

/// Terms joined by `|`.
Expr* Parser::embeddedElement(Expr* first)
{
    Expr* x = first != nullptr ? first : embeddedTerm();
    while (at(Token::Or)) {
        grow();
        auto* alternative = make<BinaryExpr>(x->pos);
        alternative->op = Token::Or;
        alternative->opPos = pos();
        next();
        alternative->x = x;
        alternative->y = embeddedTerm();
        x = done(alternative);
    }
    return x;
}

Expr* Parser::embeddedTerm()
{
    const Pos start = pos();
    if (got(Token::Tilde)) {
        auto* tilde = make<UnaryExpr>(start);
        tilde->op = Token::Tilde;
        tilde->x = type();
        return done(tilde);
    }
    Expr* x = typeOrNull();
    if (x == nullptr) {
        x = badExpr();
        syntaxError("expected ~ term or type");
        // to the next operator or the end of the element
        while (!at(Token::Eof) && !at(Token::Semicolon) && !at(Token::RParen) && !at(Token::RBrack)
            && !at(Token::RBrace) && !isPlainOperator(token()) && !(m_functionNesting > 0 && startsStatement(token())))
            next();
    }
    return x;
}

/// Type parameters, parameters and results. With a context ("method") type parameters are an error.
FuncType* Parser::functionType(Pos start, std::string_view context)
{
    auto* function = make<FuncType>(start);
    const Pos bracket = pos();
    if (got(Token::LBrack)) {
        if (!context.empty())
            syntaxErrorAt(bracket, std::string(context) + " must have no type parameters");
        if (at(Token::RBrack)) {
            syntaxError("empty type parameter list");
            next();
        } else {
            function->typeParams = paramFields(nullptr, nullptr, Token::RBrack, ParamNames::Required, Variadic::No);
        }
    }
    function->lparen = pos();
    want(Token::LParen);
    function->params = paramFields(nullptr, nullptr, Token::RParen, ParamNames::Optional, Variadic::Allowed);
    functionResult(*function);
    return done(function);
}

void Parser::functionResult(FuncType& function)
{
    if (got(Token::LParen)) {
        function.results = paramFields(nullptr, nullptr, Token::RParen, ParamNames::Optional, Variadic::No);
        return;
    }
    Field result;
    result.pos = pos();
    result.typeExpr = typeOrNull();
    if (result.typeExpr != nullptr)
        function.results.push_back(std::move(result));
}

/// One parameter, as far as it can be understood without the others: `x` may be a name or a type.
Parser::Param Parser::paramDecl(Ident* first, Token follow)
{
    const bool inTypeParams = follow == Token::RBrack;
    const auto moreTerms = [&] { return inTypeParams && at(Token::Or); };
    Param param;
    if (first == nullptr && inTypeParams && at(Token::Tilde)) {
        param.type = embeddedElement(nullptr);
        return param;
    }
    if (first != nullptr || at(Token::Ident)) {
        Ident* ident = first != nullptr ? first : name();
        if (at(Token::LBrack)) {
            param.type = arrayOrTypeArguments(ident);
            if (param.type->kind != NodeKind::IndexExpr)
                param.name = ident;
            if (moreTerms())
                param.type = embeddedElement(param.type);
            return param;
        }
        if (at(Token::Period)) {
            param.type = qualifiedName(ident);
            if (moreTerms())
                param.type = embeddedElement(param.type);
            return param;
        }
        if (moreTerms()) {
            param.type = embeddedElement(ident);
            return param;
        }
        param.name = ident;
    }
    if (at(Token::Ellipsis)) {
        auto* dots = make<EllipsisExpr>(pos());
        next();
        dots->element = typeOrNull();
        if (dots->element == nullptr) {
            param.type = badExpr();
            syntaxError("... is missing type");
        } else {
            param.type = done(dots);
        }
        return param;
    }
    if (inTypeParams && at(Token::Tilde)) {
        param.type = embeddedElement(nullptr);
        return param;
    }
    param.type = typeOrNull();
    if (param.type != nullptr && moreTerms())
        param.type = embeddedElement(param.type);
    if (param.empty()) {
        syntaxError("expected " + std::string(tokenText(follow)));
        advance({Token::Comma, follow});
    }
    return param;
}

/// A parameter list up to `close`. Either all have names in the end, or none has. The first name and its type may have
/// been read already.
std::vector<Parser::Param> Parser::params(
    Ident* firstName, Expr* firstType, Token close, ParamNames names, Variadic variadic)
{
    if (firstName != nullptr && firstType != nullptr && at(close)) {
        next();
        return {{firstName, firstType}};
    }
    std::vector<Param> all;
    std::size_t named = 0; // with a name and a type
    std::size_t typed = 0;
    const Pos closing = list("parameter list", Token::Comma, close, [&] {
        const Param param = firstType != nullptr ? Param{firstName, firstType} : paramDecl(firstName, close);
        firstName = nullptr;
        firstType = nullptr;
        if (!param.empty()) {
            named += param.name != nullptr && param.type != nullptr ? 1 : 0;
            typed += param.type != nullptr ? 1 : 0;
            all.push_back(param);
        }
        return false;
    });

    if (named == 0 && names == ParamNames::Optional) {
        for (Param& param : all) { // what looked like names are types
            if (param.name != nullptr) {
                param.type = param.name;
                param.name = nullptr;
            }
        }
    } else if (named != all.size()) {
        Pos wrong = kNoPos;
        Expr* shared = nullptr; // a type serves the names to its left
        for (std::size_t i = all.size(); i-- > 0;) {
            Param& param = all[i];
            if (param.type != nullptr) {
                shared = param.type;
                if (param.name == nullptr) {
                    wrong = reportPos(shared);
                    param.name = makeName(wrong, "_");
                }
            } else if (shared != nullptr) {
                param.type = shared;
            } else {
                wrong = param.name->pos;
                auto* bad = make<BadExpr>(wrong);
                bad->end = wrong;
                param.type = bad;
            }
        }
        if (wrong != kNoPos && named == typed) {
            syntaxErrorAt(
                closing, names == ParamNames::Required ? "missing type constraint" : "missing parameter type");
        } else if (wrong != kNoPos && names == ParamNames::Required) {
            syntaxErrorAt(wrong,
                all.size() == 1 ? "missing type parameter name or invalid array length"
                                : "missing type parameter name");
        } else if (wrong != kNoPos) {
            syntaxErrorAt(wrong, "missing parameter name");
        }
    }

    bool reported = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].type->kind != NodeKind::Ellipsis || (variadic == Variadic::Allowed && i + 1 == all.size()))
            continue;
        auto* dots = static_cast<EllipsisExpr*>(all[i].type);
        if (!reported)
            errorAt(dots->pos,
                variadic == Variadic::Allowed ? "can only use ... with final parameter" : "invalid use of ...");
        reported = true;
        all[i].type = dots->element;
    }
    return all;
}

/// The same, with the names that share a type in one field.
std::vector<Field> Parser::paramFields(
    Ident* firstName, Expr* firstType, Token close, ParamNames names, Variadic variadic)
{
    const std::vector<Param> all = params(firstName, firstType, close, names, variadic);
    std::vector<Field> fields;
    for (const Param& param : all) {
        if (param.name == nullptr || fields.empty() || fields.back().names.empty()
            || fields.back().typeExpr != param.type) {
            Field& field = fields.emplace_back();
            field.typeExpr = param.type;
            field.pos = param.name != nullptr ? param.name->pos : param.type->pos;
        }
        if (param.name != nullptr)
            fields.back().names.push_back(param.name);
    }
    return fields;
}

} // namespace ws::go
