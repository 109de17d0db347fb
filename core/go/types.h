#pragma once

#include "go/ast.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Types and objects, in the shape of go/types, with one difference: types are canonical. Two types are identical if
/// and only if their pointers are equal (TypeTable interns every composite type; a Named type is unique by its
/// declaration and its type arguments). The compiler and the machine rely on it.
///
/// Go's messages print a type as the program spells it: byte and not uint8, any and not interface{}, the name of an
/// alias. So the checker itself works with *spelled* types, which may contain Alias nodes; `canon` leads from any type
/// to its canonical one. Everything the checker leaves behind (Expr::type, Object::type, Selection, type arguments,
/// underlying()) is canonical, and a canonical type contains only canonical ones.
namespace ws::go {

struct Package;
struct Scope;
class TypeTable;

enum class TypeKind : std::uint8_t {
    Basic,
    Named,
    Pointer,
    Slice,
    Array,
    Map,
    Chan,
    Struct,
    Tuple,
    Signature,
    Interface,
    Union,
    TypeParam,
    Alias, ///< never part of a canonical type
};

class Checker;
class Type {
public:
    virtual ~Type() = default;
    Type(const Type&) = delete;
    Type& operator=(const Type&) = delete;
    const TypeKind kind;
    Type* canon = this; ///< the canonical type that is identical to this one
    bool mentionsTypeParams = false; ///< substitute() may change it
    /// The type itself, or for a Named type what it is defined as; for a TypeParam its constraint interface. Canonical.
    virtual Type* underlying() { return canon; }

protected:
    explicit Type(TypeKind k)
        : kind(k)
    {
    }
};

enum class BasicKind : std::uint8_t {
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
};
class Basic : public Type {
public:
    Basic(BasicKind b, std::string n)
        : Type(TypeKind::Basic)
        , basic(b)
        , name(std::move(n))
    {
    }
    const BasicKind basic;
    const std::string name;
};
class Pointer : public Type {
public:
    explicit Pointer(Type* e)
        : Type(TypeKind::Pointer)
        , element(e)
    {
    }
    Type* const element;
};
class Slice : public Type {
public:
    explicit Slice(Type* e)
        : Type(TypeKind::Slice)
        , element(e)
    {
    }
    Type* const element;
};
class Array : public Type {
public:
    Array(Type* e, std::int64_t n)
        : Type(TypeKind::Array)
        , element(e)
        , length(n)
    {
    }
    Type* const element;
    const std::int64_t length;
};
class Map : public Type {
public:
    Map(Type* k, Type* v)
        : Type(TypeKind::Map)
        , key(k)
        , value(v)
    {
    }
    Type* const key;
    Type* const value;
};
class Chan : public Type {
public:
    Chan(ChanDir d, Type* e)
        : Type(TypeKind::Chan)
        , dir(d)
        , element(e)
    {
    }
    const ChanDir dir;
    Type* const element;
};
struct StructField {
    std::string_view name;
    Type* type = nullptr;
    bool embedded = false;
    std::string tag;
    Package* package = nullptr; ///< decides the identity of unexported names
    Pos pos = kNoPos; ///< of the first declaration that made this type; for messages only
};
class Struct : public Type {
public:
    Struct()
        : Type(TypeKind::Struct)
    {
    }
    std::vector<StructField> fields;
};
class Tuple : public Type {
public:
    Tuple()
        : Type(TypeKind::Tuple)
    {
    }
    std::vector<Type*> types;
};
class TypeParam;
/// Parameter names are not part of the type; the receiver isn't either.
class Signature : public Type {
public:
    Signature()
        : Type(TypeKind::Signature)
    {
    }
    std::vector<Type*> params; ///< of a variadic one the last is a Slice
    std::vector<Type*> results;
    bool variadic = false;
    std::vector<TypeParam*> typeParams; ///< generic function, not instantiated
    std::vector<std::string_view> paramNames, resultNames; ///< only spelled: empty, or one a parameter
};
struct Method {
    std::string_view name;
    Signature* signature = nullptr;
    Package* package = nullptr; ///< for unexported names
};
struct UnionTerm {
    bool tilde = false;
    Type* type = nullptr;
};
class Union : public Type {
public:
    Union()
        : Type(TypeKind::Union)
    {
    }
    std::vector<UnionTerm> terms;
};
class Interface : public Type {
public:
    Interface()
        : Type(TypeKind::Interface)
    {
    }
    std::vector<Method> methods; ///< the complete method set, sorted by name (embedded ones included)
    bool comparable = false; ///< constraint `comparable`
    bool hasTypeSet = false; ///< has unions: usable only as a constraint
    std::vector<UnionTerm> terms; ///< intersection of all unions, if hasTypeSet; no terms: the empty type set
    bool implicit = false; ///< only spelled: written without `interface{}`, as in [T ~int | ~string]
};
class TypeParam : public Type {
public:
    TypeParam()
        : Type(TypeKind::TypeParam)
    {
    }
    Type* underlying() override;
    Interface* constraint(); ///< never null
    Object* object = nullptr;
    int index = 0;
    Type* bound = nullptr; ///< the constraint as written; null while it is being checked
    TypeTable* table = nullptr;
};
/// A name for a type (type A = B; byte, rune, any). With type arguments for an instance of a generic alias.
class Alias : public Type {
public:
    Alias()
        : Type(TypeKind::Alias)
    {
    }
    Object* object = nullptr;
    Type* target = nullptr; ///< what it stands for, spelled
    std::vector<TypeParam*> typeParams;
    std::vector<Type*> typeArgs;
};
class Named : public Type {
public:
    Named()
        : Type(TypeKind::Named)
    {
    }
    Type* underlying() override; ///< resolves lazily; instances substitute on first use
    Type* spelledUnderlying(); ///< the same with the program's spelling; null while the declaration is being checked
    Object* object = nullptr; ///< its TypeName (name, package, position)
    Named* origin = nullptr; ///< the generic type this is an instance of; itself if it is none
    std::vector<TypeParam*> typeParams; ///< of the origin: not empty means generic
    std::vector<Type*> typeArgs; ///< not empty means instance
    /// A type declared in the body of a generic function depends on that function's type parameters. substitute() makes
    /// instances of it that have outerArgs.
    std::vector<TypeParam*> outerParams;
    std::vector<Type*> outerArgs;
    std::vector<Object*> methods; ///< declared methods (Func objects), of the origin; ask methodsOf() for an instance's
    Type* definition = nullptr; ///< right side of its declaration (may be Named, may be spelled); null for instances
    std::function<void()> complete; ///< checks a delayed definition (interfaces); empty when done
    TypeTable* table = nullptr;
    int localIndex = 0; ///< types declared inside functions: makes their names unique
private:
    friend class Checker;
    Type* m_spelledUnderlying = nullptr;
    bool m_resolving = false;
};

enum class ObjectKind : std::uint8_t { PkgName, Const, TypeName, Var, Func, Label, Builtin, Nil };

enum class BuiltinId : std::uint8_t {
    None,
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    UnsafeSizeof,
    UnsafeOffsetof,
    UnsafeAlignof,
    UnsafeAdd,
    UnsafeSlice,
    UnsafeString,
    UnsafeSliceData,
    UnsafeStringData,
};

/// What a name means.
struct Object {
    ObjectKind kind = ObjectKind::Var;
    std::string name;
    Pos pos = kNoPos;
    Package* package = nullptr; ///< null: universe
    Type* type = nullptr; ///< canonical
    Type* spelled = nullptr; ///< as the program writes it, for messages; null: the same as type
    Scope* scope = nullptr; ///< where it is declared
    bool used = false;

    std::shared_ptr<const Constant> constant; ///< Const
    BuiltinId builtin = BuiltinId::None;
    Package* imported = nullptr; ///< PkgName

    // Var
    bool isGlobal = false;
    bool isParam = false;
    bool isResult = false;
    bool addressTaken = false; ///< &x, x.ptrMethod(), x[:] of an array …: it must live on the heap
    bool captured =
        false; ///< used by a function literal inside (also: lives on the heap unless never reassigned after capture)
    bool reassigned = false; ///< assigned again after its declaration
    FuncLit* owner = nullptr; ///< innermost function literal it belongs to; null: the declared function

    // Func
    FuncDecl* decl = nullptr;
    Named* receiverBase = nullptr; ///< method: the type it is declared on (origin)
    bool pointerReceiver = false;
    std::vector<TypeParam*> receiverTypeParams; ///< methods of generic types: the receiver's own names for them
    Object* receiver = nullptr; ///< the receiver variable, or null if unnamed
    std::vector<Object*> params, results; ///< variables; unnamed ones are null
};

/// x.f resolved: through which embedded fields, and to what.
struct Selection {
    enum class Kind : std::uint8_t { Field, MethodValue, MethodExpr, InterfaceMethod };
    Kind kind = Kind::Field;
    Type* receiver = nullptr; ///< type of x (T or *T)
    std::vector<int> path; ///< field indices; for methods: the embedded fields to walk before the method
    Object* method = nullptr; ///< concrete method (of the origin type for generics); null for interface methods
    std::vector<Type*> receiverTypeArgs; ///< method of an instantiated type
    int methodIndex = -1; ///< InterfaceMethod: index in Interface::methods
    bool indirect = false; ///< a pointer was dereferenced on the way
    // A method call's Selection is MethodValue (or InterfaceMethod): whether it is called is seen from its parent.
};

struct Scope {
    Scope* parent = nullptr;
    std::map<std::string, Object*, std::less<>> names;
    Object* find(std::string_view name) const
    {
        const auto it = names.find(name);
        return it == names.end() ? nullptr : it->second;
    }
};

/// One step of package initialisation: `lhs = rhs`; several names on the left only if rhs is one call, receive, ….
struct Initializer {
    std::vector<Ident*> lhs; ///< `_` has no object
    Expr* rhs = nullptr;
    VarDecl* decl = nullptr;
};

struct Package {
    std::string path; ///< "main", "encoding/json"
    std::string name;
    bool user = true; ///< false: simulated standard library
    bool ambiguousName = false; ///< by the checker: another package of the program has this name
    std::vector<std::unique_ptr<File>> files;
    std::vector<Package*> imports; ///< direct, in order of first appearance
    Scope* scope = nullptr;
    std::vector<Initializer> initOrder; ///< by the checker: package variables that have a value, in order
    std::vector<Object*> initFuncs; ///< func init(), in order
    std::shared_ptr<void> checkerState; ///< what checkBody needs
};

/// Owns all types, objects, scopes and selections of a Program and keeps types canonical. The functions that make
/// composite types take spelled parts as well; the result is canonical if all parts are.
class TypeTable {
public:
    TypeTable();
    ~TypeTable();
    Basic* basic(BasicKind kind) { return m_basics[static_cast<std::size_t>(kind)].get(); }
    Pointer* pointer(Type* element);
    Slice* slice(Type* element);
    Array* array(Type* element, std::int64_t length);
    Map* map(Type* key, Type* value);
    Chan* chan(ChanDir dir, Type* element);
    Tuple* tuple(const std::vector<Type*>& types);
    Struct* structure(std::vector<StructField> fields);
    Signature* signature(std::vector<Type*> params, std::vector<Type*> results, bool variadic,
        std::vector<std::string_view> paramNames = {}, std::vector<std::string_view> resultNames = {});
    /// A generic function's type is never identical to another one: not interned.
    Signature* genericSignature(std::vector<TypeParam*> typeParams, std::vector<Type*> params,
        std::vector<Type*> results, bool variadic, std::vector<std::string_view> paramNames = {},
        std::vector<std::string_view> resultNames = {});
    Interface* interface(std::vector<Method> methods, bool comparable = false, bool hasTypeSet = false,
        std::vector<UnionTerm> terms = {}, bool implicit = false);
    Union* unionOf(std::vector<UnionTerm> terms);
    /// The canonical instance of a generic type.
    Named* instance(Named* origin, const std::vector<Type*>& typeArgs);
    Named* instance(Named* origin, const std::vector<Type*>& outerArgs, const std::vector<Type*>& typeArgs);
    /// `type` with each params[i] replaced by args[i]; canonical if `type` and `args` are.
    Type* substitute(Type* type, const std::vector<TypeParam*>& params, const std::vector<Type*>& args);

    Named* newNamed(Object* name);
    TypeParam* newTypeParam(Object* name, int index);
    Alias* newAlias(Object* name, Type* target);
    Object* newObject(ObjectKind kind, std::string name, Pos pos, Package* package, Type* type);
    Scope* newScope(Scope* parent);
    Selection* newSelection();

    /// Set while a package is checked: gives an object its type if it has none yet.
    std::function<void(Object*)> resolve;

    Scope* universe = nullptr;
    Package* unsafePackage = nullptr; ///< its scope holds Pointer, Sizeof …
    Named* errorType = nullptr; ///< predeclared error
    Interface* emptyInterface = nullptr; ///< interface{}
    Type* anyType = nullptr; ///< the alias any (canon: emptyInterface)
    Type* byteType = nullptr; ///< the alias byte (canon: uint8)
    Type* runeType = nullptr; ///< the alias rune (canon: int32)
    Named* comparableType = nullptr;

private:
    friend class Named;
    friend const std::vector<struct MethodSetEntry>& methodSet(TypeTable& table, Type* type);
    struct Pools;
    std::vector<std::unique_ptr<Basic>> m_basics;
    std::unique_ptr<Pools> m_pools;
};

/// As go/types prints types, qualified by package name except for `relativeTo`: "map[int]string", "sync.WaitGroup".
std::string typeText(const Type* type, const Package* relativeTo = nullptr);

inline bool isNamed(const Type* type)
{
    return type->kind == TypeKind::Named;
}
/// `type` as T if it is one, else null (no look at what it is defined as).
template <class T> T* as(Type* type)
{
    return dynamic_cast<T*>(type);
}
inline bool identical(const Type* x, const Type* y)
{
    return x->canon == y->canon;
}
/// `type` without the names of aliases around it.
Type* unalias(Type* type);
bool isInterface(Type* type); ///< underlying is an Interface and it is not a type parameter
bool isTypeParam(const Type* type);
/// As spec's "comparable"; an interface counts, a type parameter only if its constraint makes it so.
bool isComparable(Type* type);
/// Whether `type` has all methods of `interface` (no look at type sets). `why` gets Go's explanation:
/// "(missing method M)", "(method M has pointer receiver)", "(wrong type for method M)\n\t\thave …".
bool implements(TypeTable& table, Type* type, Interface* interface, std::string* why = nullptr,
    const Package* relativeTo = nullptr);

/// One method of a type, own or promoted through embedded fields.
struct MethodSetEntry {
    std::string_view name;
    Package* package = nullptr;
    Object* method = nullptr; ///< concrete declared method; null if it comes from an embedded interface
    Interface* fromInterface = nullptr; ///< embedded interface it comes from
    int interfaceIndex = -1;
    std::vector<int> path; ///< embedded fields to walk first
    std::vector<Type*> receiverTypeArgs;
    Signature* signature = nullptr; ///< substituted, canonical
    bool indirect = false; ///< a pointer is dereferenced on the path
    bool pointerReceiver = false; ///< the concrete method is declared on *T
};
/// The full method set of `type` (of T, or of *T), sorted by name then package; cached by the table. For T without the
/// methods that need *T. The type must be checked completely.
const std::vector<MethodSetEntry>& methodSet(TypeTable& table, Type* type);

/// What x.name means for an x of type `type` (as go/types.LookupFieldOrMethod): found fields have `field`, concrete
/// methods `method`, methods of interfaces `fromInterface`.
struct Lookup {
    enum class Outcome : std::uint8_t { NotFound, Ambiguous, PointerReceiver, Found };
    Outcome outcome = Outcome::NotFound;
    std::vector<int> path; ///< of a field including itself
    bool indirect = false;
    Type* type = nullptr; ///< spelled: the field's type; for methods null
    Object* method = nullptr;
    std::vector<Type*> receiverTypeArgs; ///< spelled
    Interface* fromInterface = nullptr;
    int interfaceIndex = -1;
    bool isField = false;
};
Lookup lookup(TypeTable& table, Type* type, bool addressable, const Package* package, std::string_view name,
    bool foldCase = false);

enum class LanguageVersion : std::uint8_t { Go119, Go126 };

/// A checked program: what the compiler takes.
struct Program {
    FileSet files;
    TypeTable types;
    std::vector<std::unique_ptr<Package>> packages; ///< in dependency order; main is the last
    Package* main = nullptr;
    LanguageVersion version = LanguageVersion::Go126;
};

} // namespace ws::go
