#pragma once

#include "go/check.h"
#include "go/constant_ops.h"
#include "go/lookup.h"
#include "go/parse.h"
#include "go/type_set.h"
#include "go/type_text.h"
#include "go/universe.h"

#include <fmt/format.h>

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

/// The type checker's inside: one class, its parts in check_*.cpp. It follows the structure of go/types where that
/// keeps the order (and so the choice) of messages the same.
namespace ws::go {

/// An expression while it is checked: `type` is spelled, unlike in the tree.
struct Operand {
    Mode mode = Mode::Invalid;
    Expr* expr = nullptr;
    Type* type = nullptr;
    ConstantPtr value; ///< Mode::Constant; null: unknown (an error was reported)
    BuiltinId builtin = BuiltinId::None;

    [[nodiscard]] bool invalid() const { return mode == Mode::Invalid; }
    [[nodiscard]] bool isNil() const { return mode == Mode::Nil; }
    [[nodiscard]] bool isConstant() const { return mode == Mode::Constant; }
};

enum class ExprKind : std::uint8_t { Conversion, Expression, Statement };

/// What declares a package-level object or method.
struct DeclInfo {
    Scope* fileScope = nullptr;
    Object* object = nullptr;
    Decl* decl = nullptr;
    Expr* typeExpr = nullptr; ///< const, var
    Expr* init = nullptr;
    std::vector<Object*> lhs; ///< var a, b = f()
    bool inherited = false;
    int iota = 0;
    Scope* functionScope = nullptr;
    std::vector<Object*> dependencies; ///< package-level variables and functions that it mentions
    std::unordered_set<Object*> dependencySet;
    int order = 0; ///< in the source
};

/// A function body that is being checked.
struct FunctionContext {
    FunctionContext* outer = nullptr;
    FuncLit* literal = nullptr; ///< null: a declared function
    std::vector<Type*> resultTypes;
    std::vector<Object*> results; ///< null: unnamed
    bool namedResults = false;
    std::vector<Object*> locals; ///< variables to be used
};

/// What stays after check(): for bodies that are checked on demand.
struct PackageState {
    std::deque<DeclInfo> infos;
    std::unordered_map<const Object*, DeclInfo*> byObject;
    std::unordered_map<const Object*, std::vector<Object*>> methods; ///< of a type name, in source order
    std::vector<Object*> objects; ///< in source order
};

class Checker {
public:
    Checker(Program& program, Package& package, Diagnostics& diagnostics);
    bool run();
    bool runBody(FuncDecl& function);

private:
    struct Environment {
        DeclInfo* decl = nullptr;
        Scope* scope = nullptr;
        ConstantPtr iota;
        bool hasIota = false;
        Pos errorPos = kNoPos; ///< for inherited constant expressions: errors go to the name
        FunctionContext* function = nullptr;
        const std::vector<TypeParam*>* outerTypeParams = nullptr; ///< of the generic function we are inside
    };
    class EnvironmentGuard;
    /// A type that a generic function value is assigned to, for inference in reverse.
    struct Target {
        Signature* signature = nullptr;
        std::string description;
    };

    // check.cpp
    void error(Pos pos, std::string message, std::string hint = {});
    /// A hint if real Go has `name` in a package of the library and ours lacks it.
    [[nodiscard]] static std::string libraryHint(const Package* package, std::string_view name);
    /// The same for a field or method of a type of the library.
    [[nodiscard]] static std::string memberHint(const Type* type, std::string_view member);
    template <class... Args> void errorf(Pos pos, fmt::format_string<Args...> format, Args&&... args)
    {
        error(pos, fmt::format(format, std::forward<Args>(args)...));
    }
    void error(const Expr* at, std::string message)
    {
        error(at == nullptr ? kNoPos : reportPos(at), std::move(message));
    }
    template <class... Args> void errorf(const Expr* at, fmt::format_string<Args...> format, Args&&... args)
    {
        error(at, fmt::format(format, std::forward<Args>(args)...));
    }
    void later(std::function<void()> action) { m_delayed.push_back(std::move(action)); }
    void processDelayed(std::size_t top);
    [[nodiscard]] bool allowVersion(int minor) const;
    /// Whether errors are those of Go 1.19's compiler. Mere rewording is done in one place (old_words.h); asked is
    /// where it said something else, or nothing.
    [[nodiscard]] bool speaks119() const { return m_package.user && m_program.version == LanguageVersion::Go119; }
    [[nodiscard]] std::string text(const Type* type) const;
    [[nodiscard]] std::string text(const Operand& x) const;
    [[nodiscard]] std::string text(const Expr* expr) const { return exprText(expr); }
    /// "~int"; a term's named type is always qualified, "main.T".
    [[nodiscard]] static std::string termText(const UnionTerm& term)
    {
        return (term.tilde ? "~" : "") + typeText(term.type, TextOptions{});
    }
    [[nodiscard]] std::string positionText(Pos pos) const;
    Basic* basic(BasicKind kind) { return m_types.basic(kind); }
    Type* invalidType() { return basic(BasicKind::Invalid); }
    bool tooDeep(Pos pos);
    /// Nesting of types and expressions that is checked; the parser's own limit is lower for what is written down.
    static constexpr int kMaxDepth = 4000;
    /// Counts the nesting of the checker's own recursion while it lives.
    class Nest {
    public:
        explicit Nest(Checker& checker)
            : m_checker(checker)
        {
            ++checker.m_depth;
        }
        ~Nest() { --m_checker.m_depth; }
        Nest(const Nest&) = delete;
        Nest& operator=(const Nest&) = delete;

    private:
        Checker& m_checker;
    };

    // check_resolve.cpp
    void collectObjects();
    void collectFile(File& file, Scope* fileScope);
    void collectImport(ImportDecl& import, Scope* fileScope);
    void collectFunction(FuncDecl& function, Scope* fileScope);
    void associateMethods();
    void packageObjects();
    void unusedImports();
    bool declarePackageObject(Ident* name, Object* object);
    DeclInfo* newInfo(Object* object, Scope* fileScope, Decl* decl);
    void reportRedeclared(Object* object, const Object* other);
    void arity(
        Pos pos, const std::vector<Ident*>& names, const std::vector<Expr*>& values, bool isConst, bool inherited);

    // check_decl.cpp
    void declare(Scope* scope, Ident* name, Object* object);
    Object* lookupName(std::string_view name) const;
    void objDecl(Object* object);
    bool validCycle(Object* object);
    void cycleError(const std::vector<Object*>& cycle);
    void cycleError(const std::vector<Object*>& cycle, std::size_t start);
    std::string cycleText(std::string message, const std::vector<Object*>& cycle, std::size_t start);
    void constDecl(Object* object, Expr* typeExpr, Expr* init, bool inherited, int iota);
    void varDecl(Object* object, const std::vector<Object*>& lhs, Expr* typeExpr, Expr* init);
    void typeDecl(Object* object, TypeDecl& decl, bool local);
    void funcDecl(Object* object, DeclInfo& info);
    void collectMethods(Object* typeName, Named* named);
    void checkFieldUniqueness(Named* named);
    std::vector<TypeParam*> collectTypeParams(const std::vector<Field>& list);
    Type* bound(Expr* expr);
    void declStmt(DeclStmt& stmt);
    void functionBody(FunctionContext& context, Environment environment, BlockStmt& body);
    void missingBodies();
    void reportUnused(FunctionContext& context);
    Object* newVariable(Ident* name, Type* type);
    void setType(Object* object, Type* type);
    FunctionContext* newContext();
    void declaredBody(Object* object, DeclInfo& info);

    // check_type.cpp
    void ident(Operand& x, Ident& name, bool wantType);
    Type* typ(Expr* expr); ///< a type that is not generic
    Type* varType(Expr* expr); ///< and that a variable may have
    void validVarType(Expr* expr, Type* type);
    Type* genericType(Expr* expr, std::string* cause);
    Type* typInternal(Expr* expr);
    Type* instantiatedType(IndexExpr& expr);
    Type* structType(StructType& expr);
    Type* interfaceType(InterfaceType& expr, bool implicit = false);
    Type* embeddedElement(Expr* expr);
    Type* unionType(Expr* expr);
    Signature* funcType(
        FuncType& expr, const Field* receiver, Object* function, Scope** scopeOut, FunctionContext* context);
    void collectReceiver(const Field& receiver, Object* function);
    void collectParams(const std::vector<Field>& list, bool results, bool variadicOk, std::vector<Type*>& types,
        std::vector<std::string_view>& names, std::vector<Object*>& objects, bool& variadic);
    void validReceiver(Pos pos, Type* type);
    std::int64_t arrayLength(Expr* expr);
    void lengthCycle(const Node* e);
    void recordType(Expr* expr, Type* type);

    // check_valid.cpp
    void validType(Named* named);
    void instantiationCycles();

    // check_expr.cpp
    ExprKind rawExpr(const Target* target, Operand& x, Expr* expr, Type* hint, bool allowGeneric);
    ExprKind exprInternal(const Target* target, Operand& x, Expr* expr, Type* hint);
    void nonGeneric(const Target* target, Operand& x);
    void record(const Operand& x);
    void expr(const Target* target, Operand& x, Expr* e);
    void genericExpr(Operand& x, Expr* e);
    std::vector<Operand> multiExpr(Expr* e, bool allowCommaOk, bool& commaOk);
    void exprWithHint(Operand& x, Expr* e, Type* hint);
    void exprOrType(Operand& x, Expr* e, bool allowGeneric);
    void exclude(Operand& x, bool noValue, bool builtins, bool types);
    [[nodiscard]] std::string namedResultsText(const Operand& x) const;
    void singleValue(Operand& x);
    void unary(Operand& x, UnaryExpr& e);
    void star(Operand& x, StarExpr& e);
    void binary(Operand& x, BinaryExpr* e, Expr* lhs, Expr* rhs, Token op, Pos opPos);
    void matchTypes(Operand& x, Operand& y);
    void comparisonExpr(Operand& x, Operand& y, Token op, bool switchCase);
    std::string incomparableCause(Type* type);
    void shift(Operand& x, Operand& y, Expr* e, Token op, Pos opPos);
    bool operatorAllowed(Operand& x, Token op, bool isUnary);
    Type* chanElement(Pos pos, Operand& x, bool receive);
    void typeAssertion(Expr* e, const Operand& x, Type* type, bool typeSwitch);
    void markAddressTaken(Expr* e);
    void markReassigned(Expr* e);
    Object* rootVariable(Expr* e);
    void useVariable(Object* variable);
    bool use(Expr* e, bool isLhs = false);
    bool use(const std::vector<Expr*>& list, bool isLhs = false);

    // check_convert.cpp
    enum class Failure : std::uint8_t { None, Truncated, Overflow, Other };
    void overflow(Operand& x, Pos opPos);
    Failure representation(const Operand& x, Basic* type, ConstantPtr& value);
    void representableOrError(Operand& x, Basic* type);
    void invalidConversion(Failure failure, const Operand& x, Type* target);
    void convertUntyped(Operand& x, Type* target);
    /// An untyped operand takes its implicit type, a constant with the value that the type holds.
    void becomes(Operand& x, Type* type, const ConstantPtr& value);
    Type* implicitType(const Operand& x, Type* target, ConstantPtr& value, Failure& failure);
    void updateExprType(Expr* e, Type* type, bool final, const Expr* parent = nullptr);
    void conversion(Operand& x, Type* type);
    bool convertibleTo(const Operand& x, Type* type, std::string* cause);
    bool assignableTo(const Operand& x, Type* type, std::string* cause);
    Type* defaultType(Type* type);
    Type* basicSpelling(Type* type) const;
    bool implementsType(Type* type, Type* target, bool constraint, std::string* cause);
    bool assertableTo(Type* type, Type* target, std::string* cause);

    // check_index.cpp
    bool indexExpr(Operand& x, IndexExpr& e); ///< true: a generic function to be instantiated
    void sliceExpr(Operand& x, SliceExpr& e);
    bool index(Expr* e, std::int64_t max, Type** type, std::int64_t* value);
    bool isValidIndex(Operand& x, const char* what, bool allowNegative);
    std::int64_t indexedElements(const std::vector<Expr*>& elements, Type* type, std::int64_t length);

    // check_literal.cpp
    void basicLit(Operand& x, BasicLit& e);
    void funcLit(Operand& x, FuncLit& e);
    void compositeLit(Operand& x, CompositeLit& e, Type* hint);
    [[nodiscard]] Pos elementPos(const Expr* element) const;
    void structLit(Operand& x, CompositeLit& e, Struct* type, Type* base);
    void mapLit(Operand& x, CompositeLit& e, Map* type);
    std::string oldLookupError(Type* type, std::string_view name, bool isStructLit);
    std::string lookupError(Type* type, std::string_view name, bool isStructLit);

    // check_call.cpp
    ExprKind callExpr(Operand& x, CallExpr& call);
    ExprKind conversionCall(Operand& x, CallExpr& call);
    std::vector<Operand> exprList(const std::vector<Expr*>& list);
    std::vector<Operand> genericExprList(const std::vector<Expr*>& list, std::vector<std::vector<Type*>>& typeArgs);
    Signature* arguments(CallExpr& call, Signature* signature, std::vector<Type*> typeArgs,
        const std::vector<Expr*>& typeArgExprs, std::vector<Operand>& args,
        const std::vector<std::vector<Type*>>& argTypeArgs);
    void selector(Operand& x, SelectorExpr& e, bool wantType);
    bool qualifiedIdentifier(Operand& x, SelectorExpr& e, Object* packageName);
    std::string typesSummary(const std::vector<Type*>& list, bool variadic, bool hasDots);
    void addDependency(Object* object);

    // check_builtin.cpp
    bool builtinCall(Operand& x, CallExpr& call, BuiltinId id);
    void builtinAppend(Operand& x, CallExpr& call, std::vector<Operand>& args);
    void builtinLenCap(Operand& x, BuiltinId id);
    void builtinComplex(Operand& x, CallExpr& call, std::vector<Operand>& args);
    void builtinRealImag(Operand& x, BuiltinId id);
    void copyError(const Operand& x, const Operand& y, const std::string& cause, const Operand& culprit);
    void builtinCopy(Operand& x, std::vector<Operand>& args);
    void builtinMake(Operand& x, CallExpr& call);
    void builtinNew(Operand& x, CallExpr& call);
    void builtinMinMax(Operand& x, CallExpr& call, BuiltinId id, std::vector<Operand>& args);
    void builtinUnsafe(Operand& x, CallExpr& call, BuiltinId id, std::vector<Operand>& args);
    Type* sliceElement(const Operand& x, std::string* cause);
    std::int64_t sizeOf(Type* type); ///< on amd64; -1: depends on a type parameter or is too large
    std::int64_t alignOf(Type* type);
    std::int64_t offsetOf(Struct* type, std::size_t field);

    // check_assign.cpp
    void assignment(Operand& x, Type* type, const std::string& context);
    void initConst(Object* lhs, Operand& x);
    void initVar(Object* lhs, Operand& x, const std::string& context);
    void initVars(const std::vector<Object*>& lhs, const std::vector<Expr*>& rhs, ReturnStmt* returnStmt,
        const std::vector<std::string>* names = nullptr);
    Type* lhsVar(Expr* lhs); ///< null: `_`
    bool assignVar(Expr* lhs, Expr* rhs, Operand* x, const std::string& context);
    void countAsUsed(Object* variable);
    void countAsUsed(const std::vector<Expr*>& lhs);
    void assignVars(const std::vector<Expr*>& lhs, const std::vector<Expr*>& rhs);
    void shortVarDecl(AssignStmt& stmt);
    void assignError(const std::vector<Expr*>& rhs, std::size_t l, std::size_t r);
    void returnError(ReturnStmt& stmt, const std::vector<Object*>& lhs, const std::vector<Operand>& rhs);
    void recordCommaOk(Expr* e, const std::vector<Operand>& list);
    std::optional<Target> newTarget(Type* type, const std::string& description);

    // check_stmt.cpp
    enum StmtContext : unsigned {
        kBreakOk = 1,
        kContinueOk = 2,
        kFallthroughOk = 4,
        kFinalSwitchCase = 8,
        kInTypeSwitch = 16,
    };
    void stmtList(unsigned context, const std::vector<Stmt*>& list);
    void stmt(unsigned context, Stmt* s);
    void stmtInner(unsigned context, Stmt* s);
    void simpleStmt(Stmt* s);
    void exprStmt(ExprStmt& s);
    void assignStmt(AssignStmt& s);
    void suspendedCall(const char* keyword, CallExpr* call);
    void returnStmt(ReturnStmt& s);
    void condition(Expr* e, const char* where);
    void oneDefault(const std::vector<CaseClause*>& clauses);
    void switchStmt(unsigned inner, SwitchStmt& s);
    void typeSwitchStmt(unsigned inner, TypeSwitchStmt& s);
    void selectStmt(unsigned inner, SelectStmt& s);
    void rangeStmt(unsigned inner, RangeStmt& s);
    struct RangeTypes {
        Type* key = nullptr;
        Type* value = nullptr;
        std::string cause;
        bool ok = false;
    };
    RangeTypes rangeKeyValue(Type* type);
    void openScope() { m_env.scope = m_types.newScope(m_env.scope); }
    void closeScope() { m_env.scope = m_env.scope->parent; }

    // check_return.cpp
    bool isTerminating(Stmt* s, std::string_view label);
    bool isTerminatingList(const std::vector<Stmt*>& list, std::string_view label);

    // check_init_order.cpp
    void initOrder();
    void reportInitCycle(Object* object);

    // check_generic.cpp
    Type* instantiate(Pos pos, Type* origin, const std::vector<Type*>& args, const std::vector<Expr*>& argExprs);
    Signature* instantiateSignature(
        Pos pos, Expr* e, Signature* signature, const std::vector<Type*>& args, const std::vector<Expr*>& argExprs);
    bool validateTypeArgCount(Pos pos, const std::string& name, std::size_t want, std::size_t got);
    /// Index of the first argument that does not satisfy its constraint and why; -1 if all do.
    int verify(const std::vector<TypeParam*>& params, const std::vector<Type*>& args, std::string* cause);
    std::vector<Type*> typeList(const std::vector<Expr*>& list, bool& ok);
    /// Returns the explicit type arguments if it must be called or inferred later, else makes x the instance.
    std::vector<Type*> funcInst(const Target* target, Pos pos, Operand& x, IndexExpr* inst, bool infer);
    std::vector<TypeParam*> renameTypeParams(const std::vector<TypeParam*>& params);
    void recordInstance(Expr* e, const std::vector<Type*>& args, Type* type);

    // check_infer.cpp
    struct InferenceError {
        Pos pos = kNoPos;
        std::string message;
    };
    /// All type arguments, or nothing and an error.
    std::vector<Type*> infer(Pos pos, const std::vector<TypeParam*>& params, std::vector<Type*> args,
        const std::vector<Type*>& paramTypes, std::vector<Operand*>& operands, bool reverse, InferenceError& problem);

    Program& m_program;
    Package& m_package;
    Diagnostics& m_diagnostics;
    TypeTable& m_types;
    PackageState* m_state = nullptr;
    Environment m_env;
    std::vector<std::function<void()>> m_delayed;
    std::vector<const Object*> m_bodiless; ///< functions without a body
    bool m_processing = false;
    std::vector<Object*> m_path; ///< objects that are being declared
    std::deque<FunctionContext> m_contexts;
    std::deque<std::vector<TypeParam*>> m_outerTypeParams;
    std::vector<Object*> m_imports; ///< PkgName objects, for "imported and not used"
    std::vector<std::pair<Object*, Scope*>> m_dotImports;
    std::vector<std::pair<const Object*, Object*>> m_dotImported; ///< object of another package → its PkgName
    std::vector<Named*> m_completing; ///< whose definitions are being checked
    std::vector<Named*> m_named; ///< declared here, in order
    struct InstanceUse { ///< for instantiation cycles
        Pos pos = kNoPos;
        std::vector<TypeParam*> params;
        std::vector<Type*> args;
    };
    std::vector<InstanceUse> m_instanceUses;
    std::unordered_map<const TypeParam*, TypeParam*> m_receiverParams; ///< receiver's name for it → the type's own
    bool m_failed = false;
    bool m_hasCallOrReceive = false;
    int m_depth = 0;
    int m_localTypes = 0;
};

class Checker::EnvironmentGuard {
public:
    explicit EnvironmentGuard(Checker& checker)
        : m_checker(checker)
        , m_saved(checker.m_env)
    {
    }
    ~EnvironmentGuard() { m_checker.m_env = std::move(m_saved); }
    EnvironmentGuard(const EnvironmentGuard&) = delete;
    EnvironmentGuard& operator=(const EnvironmentGuard&) = delete;

private:
    Checker& m_checker;
    Environment m_saved;
};

/// "slice", "struct" …; empty for basic types.
std::string compositeKind(Type* type);
Expr* unparen(Expr* e);

} // namespace ws::go
