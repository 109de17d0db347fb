#include "go/parser.h"

namespace ws::go {

namespace {

Expr* unparen(Expr* x)
{
    while (x->kind == NodeKind::ParenExpr)
        x = static_cast<ParenExpr*>(x)->x;
    return x;
}

/// Can x be nothing but a value? Then `x {` does not begin a composite literal.
bool isValue(const Expr* x)
{
    switch (x->kind) { // everything else may be a type
    case NodeKind::BasicLit:
    case NodeKind::CompositeLit:
    case NodeKind::FuncLit:
    case NodeKind::SliceExpr:
    case NodeKind::TypeAssertExpr:
    case NodeKind::CallExpr:
    case NodeKind::UnaryExpr:
    case NodeKind::BinaryExpr:
        return true;
    case NodeKind::ParenExpr:
        return isValue(static_cast<const ParenExpr*>(x)->x);
    case NodeKind::IndexExpr: {
        const auto* index = static_cast<const IndexExpr*>(x);
        return isValue(index->x) || (index->indices.size() == 1 && isValue(index->indices[0]));
    }
    default:
        return false;
    }
}

} // namespace

Expr* Parser::binaryExpr(Expr* left, int precedence)
{
    const Nest nest(*this);
    Expr* x = left != nullptr ? left : unaryExpr();
    for (int own = tokenPrecedence(token()); own > precedence; own = tokenPrecedence(token())) {
        auto* binary = make<BinaryExpr>(x->pos);
        binary->op = token();
        binary->opPos = pos();
        next();
        binary->x = x;
        binary->y = binaryExpr(nullptr, own);
        x = done(binary);
        grow();
    }
    return x;
}

Expr* Parser::unaryExpr()
{
    const Pos start = pos();
    switch (token()) { // all others are operands
    case Token::Mul: {
        const Nest nest(*this);
        auto* star = make<StarExpr>(start);
        next();
        star->x = unaryExpr();
        return done(star);
    }
    case Token::Add:
    case Token::Sub:
    case Token::Not:
    case Token::Xor:
    case Token::Tilde:
    case Token::And: {
        const Nest nest(*this);
        auto* unary = make<UnaryExpr>(start);
        unary->op = token();
        next();
        unary->x = unaryExpr();
        if (unary->op == Token::And)
            unary->x = unparen(unary->x); // &(T{…}) is &T{…}
        return done(unary);
    }
    case Token::Arrow: {
        const Nest nest(*this);
        return receiveOrChannel();
    }
    default:
        return primaryExpr(nullptr);
    }
}

/// `<-x`, or the type `<-chan T`: which one is only known after what follows. A channel type read after the arrow takes
/// the arrow over: <-(chan E) becomes (<-chan E), and <-(chan<- E) becomes (<-chan (<-E)).
Expr* Parser::receiveOrChannel()
{
    const Pos start = pos();
    next();
    Expr* x = unaryExpr();
    if (x->kind != NodeKind::ChanType) {
        auto* receive = make<UnaryExpr>(start);
        receive->op = Token::Arrow;
        receive->x = x;
        return done(receive);
    }
    ChanDir dir = ChanDir::Send;
    Expr* inner = x;
    Pos arrow = start;
    while (dir == ChanDir::Send && inner->kind == NodeKind::ChanType) {
        auto* channel = static_cast<ChanType*>(inner);
        dir = channel->dir;
        if (dir == ChanDir::Recv)
            syntaxError("unexpected <-, expected chan");
        channel->dir = ChanDir::Recv;
        channel->pos = arrow;
        inner = channel->value;
        arrow = inner->pos;
    }
    if (dir == ChanDir::Send)
        syntaxError("unexpected " + exprText(inner) + ", expected chan");
    return x;
}

Expr* Parser::operand()
{
    const Pos start = pos();
    switch (token()) { // nothing else begins an operand
    case Token::Ident:
        return name();
    case Token::Int:
    case Token::Float:
    case Token::Imag:
    case Token::Char:
    case Token::String:
        return optionalLiteral();
    case Token::LParen: {
        auto* paren = make<ParenExpr>(start);
        next();
        ++m_exprLevel;
        paren->x = expr();
        --m_exprLevel;
        want(Token::RParen);
        return done(paren);
    }
    case Token::Func: {
        next();
        FuncType* signature = functionType(start, "function type");
        if (!at(Token::LBrace))
            return signature;
        auto* literal = make<FuncLit>(start);
        ++m_exprLevel;
        literal->typeExpr = signature;
        literal->body = functionBody();
        --m_exprLevel;
        return done(literal);
    }
    case Token::LBrack:
    case Token::Chan:
    case Token::Map:
    case Token::Struct:
    case Token::Interface:
        return type();
    default: {
        Expr* bad = badExpr();
        syntaxError("expected expression");
        advance({Token::RParen, Token::RBrack, Token::RBrace});
        return bad;
    }
    }
}

/// May a `{` after x begin the elements of a composite literal, or is it the body of the statement around?
bool Parser::startsCompositeLit(Expr* x) const
{
    const Expr* t = unparen(x);
    if (t->kind == NodeKind::Ident || t->kind == NodeKind::SelectorExpr)
        return m_exprLevel >= 0;
    if (t->kind == NodeKind::IndexExpr)
        return m_exprLevel >= 0 && !isValue(t);
    return t->kind == NodeKind::ArrayType || t->kind == NodeKind::StructType || t->kind == NodeKind::MapType;
}

Expr* Parser::primaryExpr(Expr* left)
{
    Expr* x = left != nullptr ? left : operand();
    for (;; grow()) {
        if (at(Token::Period)) {
            x = selectorOrAssertion(x);
        } else if (at(Token::LBrack)) {
            x = indexOrSlice(x);
        } else if (at(Token::LParen)) {
            x = call(x);
        } else if (at(Token::LBrace) && startsCompositeLit(x)) {
            if (x->kind == NodeKind::ParenExpr)
                syntaxError("cannot parenthesize type in composite literal");
            x = compositeLit(x);
        } else {
            return x;
        }
    }
}

Expr* Parser::selectorOrAssertion(Expr* x)
{
    next();
    if (at(Token::Ident)) {
        auto* selector = make<SelectorExpr>(x->pos);
        selector->x = x;
        selector->sel = name();
        return done(selector);
    }
    if (got(Token::LParen)) {
        auto* assertion = make<TypeAssertExpr>(x->pos);
        assertion->x = x;
        if (!got(Token::Type))
            assertion->typeExpr = type();
        want(Token::RParen);
        return done(assertion);
    }
    syntaxError("expected name or (");
    advance({Token::Semicolon, Token::RParen});
    return x;
}

Expr* Parser::indexOrSlice(Expr* x)
{
    const Pos bracket = pos();
    next();
    Expr* first = nullptr;
    if (!at(Token::Colon)) {
        TypeList args;
        if (at(Token::RBrack)) {
            syntaxError("expected operand");
            args.list.push_back(badExpr());
        } else {
            args = typeList(FirstOfTypes::Expression);
        }
        if (args.comma || at(Token::RBrack)) {
            want(Token::RBrack);
            auto* index = make<IndexExpr>(x->pos);
            index->x = x;
            index->lbrack = bracket;
            index->indices = std::move(args.list);
            return done(index);
        }
        first = args.list[0];
    }
    if (!got(Token::Colon)) {
        syntaxError("expected comma, : or ]");
        advance({Token::Comma, Token::Colon, Token::RBrack});
    }
    auto* slice = make<SliceExpr>(x->pos);
    slice->x = x;
    slice->low = first;
    slice->lbrack = bracket;
    ++m_exprLevel;
    if (!at(Token::Colon) && !at(Token::RBrack))
        slice->high = expr();
    if (at(Token::Colon)) {
        slice->three = true;
        if (slice->high == nullptr) {
            errorAt(pos(), "middle index required in 3-index slice");
            slice->high = badExpr();
        }
        next();
        if (at(Token::RBrack)) {
            errorAt(pos(), "final index required in 3-index slice");
            slice->max = badExpr();
        } else {
            slice->max = expr();
        }
    }
    --m_exprLevel;
    want(Token::RBrack);
    return done(slice);
}

Expr* Parser::call(Expr* x)
{
    auto* node = make<CallExpr>(x->pos);
    node->fun = x;
    node->lparen = pos();
    next();
    ++m_exprLevel;
    list("argument list", Token::Comma, Token::RParen, [&] {
        node->args.push_back(expr());
        const Pos dots = pos();
        if (got(Token::Ellipsis))
            node->ellipsis = dots;
        return node->ellipsis != kNoPos;
    });
    --m_exprLevel;
    return done(node);
}

CompositeLit* Parser::compositeLit(Expr* typeExpr)
{
    const Nest nest(*this);
    auto* literal = make<CompositeLit>(typeExpr != nullptr ? typeExpr->pos : pos());
    literal->typeExpr = typeExpr;
    literal->lbrace = pos();
    ++m_exprLevel;
    want(Token::LBrace);
    literal->rbrace = list("composite literal", Token::Comma, Token::RBrace, [&] {
        Expr* x = element();
        if (got(Token::Colon)) {
            auto* pair = make<KeyValueExpr>(x->pos);
            pair->key = x;
            pair->value = element();
            x = done(pair);
        }
        literal->elements.push_back(x);
        return false;
    });
    --m_exprLevel;
    return done(literal);
}

/// An element of a composite literal: its own type may be left out.
Expr* Parser::element()
{
    return at(Token::LBrace) ? compositeLit(nullptr) : expr();
}

void Parser::exprList(std::vector<Expr*>& out)
{
    do
        out.push_back(expr());
    while (got(Token::Comma));
}

} // namespace ws::go
