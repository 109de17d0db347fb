#include "go/parser.h"

namespace ws::go {

namespace {

bool isFunctionWithoutBody(const std::vector<Decl*>& decls)
{
    return !decls.empty() && decls.back()->kind == NodeKind::FuncDecl
        && static_cast<const FuncDecl*>(decls.back())->body == nullptr;
}

/// Splits x, where it can be read as `name constraint`, into these two: the type parameter list of `type T[P *C] …`
/// looks like the array length P*C. Without `force` only if the constraint can be nothing but a type. No split: name is
/// null, or x is the name alone.
struct NameAndConstraint {
    Ident* name = nullptr;
    Expr* constraint = nullptr;
};
NameAndConstraint splitName(File& file, Expr* x, bool force)
{
    if (x->kind == NodeKind::Ident)
        return {static_cast<Ident*>(x), nullptr};
    if (x->kind == NodeKind::BinaryExpr) {
        auto* binary = static_cast<BinaryExpr*>(x);
        if (binary->op == Token::Mul && binary->x->kind == NodeKind::Ident && (force || isTypeElement(binary->y))) {
            auto* star = file.make<StarExpr>();
            star->pos = binary->opPos;
            star->end = binary->end;
            star->x = binary->y;
            return {static_cast<Ident*>(binary->x), star};
        }
        if (binary->op == Token::Or) {
            const NameAndConstraint left = splitName(file, binary->x, force || isTypeElement(binary->y));
            if (left.name != nullptr && left.constraint != nullptr) {
                binary->x = left.constraint;
                binary->pos = left.constraint->pos;
                return {left.name, binary};
            }
        }
    }
    if (x->kind == NodeKind::CallExpr) {
        auto* call = static_cast<CallExpr*>(x);
        if (call->fun->kind == NodeKind::Ident && call->args.size() == 1 && call->ellipsis == kNoPos
            && (force || isTypeElement(call->args[0]))) {
            Expr* constraint = call->args[0];
            while (constraint->kind == NodeKind::ParenExpr)
                constraint = static_cast<ParenExpr*>(constraint)->x;
            return {static_cast<Ident*>(call->fun), constraint};
        }
    }
    return {};
}

} // namespace

bool isTypeElement(const Expr* x)
{
    if (x->kind == NodeKind::ArrayType || x->kind == NodeKind::StructType || x->kind == NodeKind::FuncType
        || x->kind == NodeKind::InterfaceType || x->kind == NodeKind::MapType || x->kind == NodeKind::ChanType)
        return true;
    if (x->kind == NodeKind::BinaryExpr) {
        const auto* binary = static_cast<const BinaryExpr*>(x);
        return isTypeElement(binary->x) || isTypeElement(binary->y);
    }
    if (x->kind == NodeKind::UnaryExpr) {
        const auto* unary = static_cast<const UnaryExpr*>(x);
        return unary->op == Token::Tilde || isTypeElement(unary->x);
    }
    if (x->kind == NodeKind::StarExpr)
        return isTypeElement(static_cast<const StarExpr*>(x)->x);
    if (x->kind == NodeKind::ParenExpr)
        return isTypeElement(static_cast<const ParenExpr*>(x)->x);
    return false;
}

void Parser::declarations(File& file)
{
    Token previous = Token::Import;
    while (!at(Token::Eof)) {
        if (at(Token::Import) && previous != Token::Import)
            syntaxError("imports must appear before other declarations");
        previous = token();

        if (at(Token::Func)) {
            const Pos start = pos();
            next();
            file.decls.push_back(funcDecl(start));
        } else if (at(Token::Import) || at(Token::Const) || at(Token::Type) || at(Token::Var)) {
            groupOf(token(), file.decls);
        } else {
            if (at(Token::LBrace) && isFunctionWithoutBody(file.decls))
                syntaxError("unexpected semicolon or newline before {");
            else
                syntaxError("non-declaration statement outside function body");
            advance({Token::Import, Token::Const, Token::Type, Token::Var, Token::Func});
            continue;
        }

        // Before the semicolon is consumed: scanning on collects those of the next declaration.
        m_scanner.directives.clear();
        if (!at(Token::Eof) && !got(Token::Semicolon)) {
            syntaxError("after top level declaration");
            advance({Token::Import, Token::Const, Token::Type, Token::Var, Token::Func});
        }
    }
    for (Decl* decl : file.decls) {
        if (decl->kind == NodeKind::ImportDecl)
            file.imports.push_back(static_cast<ImportDecl*>(decl));
    }
}

template <class OneDecl> void Parser::group(std::vector<Decl*>& out, OneDecl one)
{
    if (at(Token::LParen)) {
        next();
        list("grouped declaration", Token::Semicolon, Token::RParen, [&] {
            out.push_back(one(true));
            return false;
        });
    } else {
        out.push_back(one(false));
    }
}

/// The declarations after `import`, `const`, `type` or `var`.
void Parser::groupOf(Token keyword, std::vector<Decl*>& out)
{
    next();
    if (keyword == Token::Import) {
        group(out, [&](bool) { return importDecl(); });
    } else if (keyword == Token::Type) {
        group(out, [&](bool) { return typeDecl(); });
    } else if (keyword == Token::Var) {
        group(out, [&](bool) { return varDecl(); });
    } else {
        const ConstDecl* previous = nullptr;
        int iota = 0;
        group(out, [&](bool grouped) {
            ConstDecl* decl = constDecl(grouped, previous, iota++);
            previous = decl;
            return decl;
        });
    }
}

Decl* Parser::importDecl()
{
    auto* decl = make<ImportDecl>(pos());
    if (at(Token::Ident)) {
        decl->name = name();
    } else if (at(Token::Period)) {
        const Pos start = pos();
        next();
        decl->name = makeName(start, ".");
    }
    decl->path = optionalLiteral();
    if (decl->path == nullptr) {
        syntaxError("missing import path");
        advance({Token::Semicolon, Token::RParen});
        return done(decl);
    }
    if (!decl->path->bad && decl->path->token != Token::String) {
        syntaxErrorAt(decl->path->pos, "import path must be a string");
        decl->path->bad = true;
    }
    return done(decl);
}

ConstDecl* Parser::constDecl(bool grouped, const ConstDecl* previous, int iota)
{
    auto* decl = make<ConstDecl>(pos());
    decl->iota = iota;
    nameList(name(), decl->names);
    if (!at(Token::Eof) && !at(Token::Semicolon) && !at(Token::RParen)) {
        decl->typeExpr = typeOrNull();
        if (gotAssign())
            exprList(decl->values);
    }
    if (grouped && previous != nullptr && decl->typeExpr == nullptr && decl->values.empty()) {
        decl->typeExpr = previous->typeExpr;
        decl->values = previous->values;
        decl->inherited = true;
    }
    return done(decl);
}

Decl* Parser::typeDecl()
{
    auto* decl = make<TypeDecl>(pos());
    decl->name = name();
    if (at(Token::LBrack)) {
        const Pos start = pos();
        next();
        if (at(Token::Ident)) {
            // An array length or a type parameter list. Either begins with something that reads as an expression, but
            // for a constraint that begins with `[`: P []E. No array length has an index in it, so `P [` decides.
            Expr* x = name();
            if (!at(Token::LBrack)) {
                ++m_exprLevel;
                x = binaryExpr(primaryExpr(x), 0);
                --m_exprLevel;
            }
            const NameAndConstraint split = splitName(*m_file, x, at(Token::Comma));
            if (split.name != nullptr && (split.constraint != nullptr || !at(Token::RBrack))) {
                decl->typeParams =
                    paramFields(split.name, split.constraint, Token::RBrack, ParamNames::Required, Variadic::No);
                decl->alias = gotAssign();
                decl->typeExpr = typeOrNull();
            } else {
                decl->typeExpr = arrayType(start, x);
            }
        } else if (got(Token::RBrack)) {
            decl->typeExpr = sliceType(start);
        } else {
            decl->typeExpr = arrayType(start, nullptr);
        }
    } else {
        decl->alias = gotAssign();
        decl->typeExpr = typeOrNull();
    }
    if (decl->typeExpr == nullptr) {
        decl->typeExpr = badExpr();
        syntaxError("in type declaration");
        advance({Token::Semicolon, Token::RParen});
    }
    return done(decl);
}

VarDecl* Parser::varDecl()
{
    auto* decl = make<VarDecl>(pos());
    nameList(name(), decl->names);
    if (gotAssign()) {
        exprList(decl->values);
    } else {
        decl->typeExpr = type();
        if (gotAssign())
            exprList(decl->values);
    }
    done(decl);
    // The semicolon of a newline is the current token: the scanner has just passed the comment in between, if any.
    const Scanner::Comment& comment = m_scanner.lineComment;
    if (at(Token::Semicolon) && comment.pos >= decl->end && comment.pos < pos())
        decl->lineComment = comment.text;
    return decl;
}

Decl* Parser::funcDecl(Pos start)
{
    auto* decl = make<FuncDecl>(start);
    for (const Scanner::Comment& directive : m_scanner.directives)
        decl->directives.push_back(directive.text);
    m_scanner.directives.clear();

    std::string_view context;
    if (got(Token::LParen)) {
        context = "method";
        decl->receiver = paramFields(nullptr, nullptr, Token::RParen, ParamNames::Optional, Variadic::No);
        const std::size_t count = decl->receiver.empty() ? 0 : std::max<std::size_t>(decl->receiver[0].names.size(), 1);
        if (decl->receiver.empty()) {
            errorAt(pos(), "method has no receiver");
        } else if (decl->receiver.size() > 1 || count > 1) {
            errorAt(pos(), "method has multiple receivers");
            decl->receiver.resize(1);
            if (count > 1)
                decl->receiver[0].names.resize(1);
        }
    }
    if (at(Token::Ident)) {
        decl->name = name();
        decl->typeExpr = functionType(pos(), context);
    } else {
        decl->name = makeName(pos(), "_");
        decl->typeExpr = make<FuncType>(pos());
        syntaxError(context.empty() ? "expected name or (" : "expected name");
        advance({Token::LBrace, Token::Semicolon});
    }
    if (at(Token::LBrace))
        decl->body = functionBody();
    return done(decl);
}

BlockStmt* Parser::functionBody()
{
    ++m_functionNesting;
    const int errorsBefore = m_errorCount;
    BlockStmt* body = block("");
    --m_functionNesting;
    if (m_errorCount == errorsBefore && !m_gaveUp) // a broken tree would only give errors that follow from the first
        checkBranches(*body, m_files, m_diagnostics);
    return body;
}

void Parser::nameList(Ident* first, std::vector<Ident*>& out)
{
    out.push_back(first);
    while (got(Token::Comma))
        out.push_back(name());
}

} // namespace ws::go
