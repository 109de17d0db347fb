#include "go/check.h"

#include "go/checker.h"
#include "go/standard_library.h"

namespace ws::go {

bool check(Program& program, Package& package, Diagnostics& diagnostics)
{
    return Checker(program, package, diagnostics).run();
}

bool checkBody(Program& program, FuncDecl& function, Diagnostics& diagnostics)
{
    if (function.bodyChecked || function.body == nullptr)
        return true;
    if (function.object == nullptr || function.object->package == nullptr
        || function.object->package->checkerState == nullptr)
        return false;
    return Checker(program, *function.object->package, diagnostics).runBody(function);
}

Checker::Checker(Program& program, Package& package, Diagnostics& diagnostics)
    : m_program(program)
    , m_package(package)
    , m_diagnostics(diagnostics)
    , m_types(program.types)
{
    if (package.checkerState == nullptr)
        package.checkerState = std::make_shared<PackageState>();
    m_state = static_cast<PackageState*>(package.checkerState.get());
}

bool Checker::run()
{
    m_types.resolve = [this](Object* object) { objDecl(object); };
    for (const auto& one : m_program.packages) {
        for (const auto& other : m_program.packages)
            one->ambiguousName = one->ambiguousName || (one != other && one->name == other->name);
    }
    collectObjects();
    packageObjects();
    processDelayed(0);
    initOrder();
    if (m_package.user)
        unusedImports();
    if (!m_failed)
        instantiationCycles();
    missingBodies();
    m_types.resolve = nullptr;
    return !m_failed;
}

bool Checker::runBody(FuncDecl& function)
{
    const auto info = m_state->byObject.find(function.object);
    if (info == m_state->byObject.end())
        return false;
    m_types.resolve = [this](Object* object) { objDecl(object); };
    declaredBody(function.object, *info->second);
    processDelayed(0);
    m_types.resolve = nullptr;
    return !m_failed;
}

void Checker::error(Pos pos, std::string message, std::string hint)
{
    // What only follows from an earlier error says nothing new.
    if (m_failed
        && (message.find("invalid operand") != std::string::npos || message.find("invalid type") != std::string::npos))
        return;
    m_failed = true;
    if (m_env.errorPos != kNoPos)
        pos = m_env.errorPos;
    m_diagnostics.error(pos, std::move(message), std::move(hint));
}

std::string Checker::libraryHint(const Package* package, std::string_view name)
{
    if (package == nullptr || package->user)
        return {};
    const std::string full = package->path + '.' + std::string(name);
    return isMissingFromLibrary(full) ? "real Go has " + full + ", but it is not supported by Waitscope"
                                      : std::string();
}

std::string Checker::memberHint(const Type* type, std::string_view member)
{
    if (type->kind == TypeKind::Pointer)
        type = static_cast<const Pointer*>(type)->element;
    if (type->kind != TypeKind::Named)
        return {};
    const Object* object = static_cast<const Named*>(type)->object;
    return object == nullptr ? std::string() : libraryHint(object->package, object->name + '.' + std::string(member));
}

void Checker::processDelayed(std::size_t top)
{
    // Actions may add actions; those of a nested call start above its own top.
    for (std::size_t i = top; i < m_delayed.size(); ++i) {
        const std::function<void()> action = std::move(m_delayed[i]);
        m_delayed[i] = nullptr;
        if (action)
            action();
    }
    m_delayed.resize(std::min(m_delayed.size(), top));
}

bool Checker::allowVersion(int minor) const
{
    if (!m_package.user)
        return true;
    switch (m_program.version) {
    case LanguageVersion::Go119:
        return minor <= 19;
    case LanguageVersion::Go126:
        return true;
    }
    return true;
}

std::string Checker::text(const Type* type) const
{
    return typeText(type, TextOptions{&m_package, false, true, true, speaks119()});
}

std::string Checker::positionText(Pos pos) const
{
    return m_program.files.text(pos);
}

bool Checker::tooDeep(Pos pos)
{
    if (m_depth < kMaxDepth)
        return false;
    error(pos, "expression or type nested too deeply");
    return true;
}

Expr* unparen(Expr* e)
{
    while (e != nullptr && e->kind == NodeKind::ParenExpr)
        e = static_cast<ParenExpr*>(e)->x;
    return e;
}

namespace {

const char* modeText(Mode mode)
{
    switch (mode) {
    case Mode::Invalid:
        return "invalid operand";
    case Mode::NoValue:
        return "no value";
    case Mode::Builtin:
        return "built-in";
    case Mode::TypeExpr:
        return "type";
    case Mode::Constant:
        return "constant";
    case Mode::Variable:
        return "variable";
    case Mode::MapIndex:
        return "map index expression";
    case Mode::Value:
        return "value";
    case Mode::CommaOk:
        return "comma, ok expression";
    case Mode::Nil:
        return "nil";
    }
    return "";
}

} // namespace

std::string compositeKind(Type* type)
{
    switch (under(type)->kind) {
    case TypeKind::Array:
        return "array";
    case TypeKind::Slice:
        return "slice";
    case TypeKind::Struct:
        return "struct";
    case TypeKind::Pointer:
        return "pointer";
    case TypeKind::Signature:
        return "func";
    case TypeKind::Interface:
        return "interface";
    case TypeKind::Map:
        return "map";
    case TypeKind::Chan:
        return "chan";
    case TypeKind::Tuple:
        return "tuple";
    case TypeKind::Union:
        return "union";
    case TypeKind::Basic:
    case TypeKind::Named:
    case TypeKind::TypeParam:
    case TypeKind::Alias:
        break;
    }
    return "";
}

std::string Checker::text(const Operand& x) const
{
    if (x.mode == Mode::Nil) {
        if (isInvalid(x.type))
            return "nil (with invalid type)";
        return isUntyped(x.type) ? "nil" : "nil (of type " + text(x.type) + ")";
    }
    std::string source;
    if (x.expr != nullptr)
        source = exprText(x.expr);
    else if (x.mode == Mode::Builtin)
        source = builtinInfo(x.builtin).name;
    else if (x.mode == Mode::TypeExpr)
        source = text(x.type);
    else if (x.mode == Mode::Constant && x.value != nullptr)
        source = constantText(*x.value);
    std::string result;
    if (!source.empty())
        result = source + " (";
    bool hasType = false;
    const bool plain =
        x.mode == Mode::Invalid || x.mode == Mode::NoValue || x.mode == Mode::Builtin || x.mode == Mode::TypeExpr;
    if (!plain && x.type != nullptr) {
        if (isUntyped(x.type))
            result += static_cast<const Basic*>(x.type)->name + " ";
        else
            hasType = true;
    }
    result += modeText(x.mode);
    if (x.mode == Mode::Constant) {
        const std::string value = x.value == nullptr ? "unknown" : constantText(*x.value);
        if (value != source)
            result += " " + value;
    }
    if (hasType) {
        if (!isInvalid(x.type)) {
            result += " of ";
            if (isGeneric(x.type))
                result += speaks119() ? "parameterized " : "generic ";
            TypeParam* param = asTypeParam(x.type);
            // byte and rune count as predeclared types here, any as the alias that it is.
            const bool basicAlias = x.type == m_types.byteType || x.type == m_types.runeType;
            if (param == nullptr && !basicAlias && !speaks119()
                && (x.type->kind == TypeKind::Named || x.type->kind == TypeKind::Alias)) {
                std::string what = compositeKind(x.type);
                if (what.empty())
                    what = isBasic(under(x.type), BasicKind::UnsafePointer) ? "Pointer" : text(basicSpelling(x.type));
                result += what + " ";
            }
            result += "type " + text(x.type);
            if (param != nullptr) {
                result += " constrained by " + (param->bound == nullptr ? "any" : text(param->bound));
                if (hasEmptyTypeSet(param->constraint()) && !speaks119())
                    result += " with empty type set";
            }
        } else {
            result += " with invalid type";
        }
    }
    if (!source.empty())
        result += ")";
    return result;
}

} // namespace ws::go
