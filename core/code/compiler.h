#pragma once

#include "code/compile.h"
#include "code/rtype_table.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace ws::code {

/// What the type parameters of a generic function stand for in one instance of it.
struct Env {
    std::vector<go::TypeParam*> params;
    std::vector<go::Type*> args;
    [[nodiscard]] bool empty() const { return params.empty(); }
};

/// The whole program's side of the compiler: the work list of functions, ids of types, names, globals. FunctionCompiler
/// compiles one body and asks this for everything outside of it.
class Compiler {
public:
    explicit Compiler(std::shared_ptr<go::Program> program);
    CompileResult run();

    Module& module() { return *m_module; }
    RTypeTable& types() { return m_types; }
    go::TypeTable& goTypes() { return m_program->types; }
    go::Program& program() { return *m_program; }

    /// The instance of a declared function or method; compiled later if it is new.
    std::uint32_t function(go::Object* func, const std::vector<go::Type*>& args);
    /// A function that the compiler makes: compiled later by `job`. The same key gives the same function.
    std::uint32_t made(const std::string& key, const std::string& name, const std::function<void(Function&)>& job);
    /// An empty function, to be filled at once (function literals, wrappers).
    Function& newFunction(std::string name, go::Pos pos, bool user);
    /// The method `entry` of `type` for an interface: takes the data word as its receiver.
    std::uint32_t interfaceMethod(go::Type* type, const go::MethodSetEntry& entry);

    RTypeId typeId(go::Type* type) { return m_types.id(type); }
    /// Values of this type (and so of the types inside it) become interface values: their methods may be called.
    void useInInterface(RTypeId id);
    /// The id of a method name for interface calls; its implementations become reachable.
    std::uint32_t methodName(const std::string& key);
    std::uint32_t string(const std::string& text);
    std::uint32_t site(const std::string& name, RTypeId type, go::Pos pos);
    std::uint32_t globalOffset(go::Object* object);
    /// Has globalOffset() been asked for this package variable: does compiled code speak of it?
    [[nodiscard]] bool isMentioned(go::Object* object) const { return m_globals.contains(object); }
    /// Must this be executed? A variable of the library that nothing mentions stays zero, as Go's linker drops it.
    [[nodiscard]] bool isNeeded(const go::Package& package, const go::Initializer& initializer) const;

    /// ".func1" of every function literal below `root`, as Go numbers them.
    void numberLiterals(go::Node* root, const std::string& outer, int& counter, bool insideLiteral);
    const std::string& literalName(const go::FuncLit* literal);
    /// The name of the function that a go or defer statement's call is wrapped in, the number-th of `outer`.
    [[nodiscard]] std::string wrapperName(const std::string& outer, bool isDefer, int number) const;
    std::string functionName(go::Object* func);

    void unsupported(go::Pos pos, const std::string& what);
    go::LanguageVersion version() const { return m_program->version; }

private:
    void startPackages();
    void compilePackageInit(go::Package& package, std::uint32_t index);
    bool initialiseMentioned();
    void compileEntry(Function& entry, std::uint32_t main);
    std::int32_t native(const std::string& name); ///< its index in Module::natives
    void compileDeclared(go::Object* func, const std::vector<go::Type*>& args, Function& function);
    void drain();
    bool linkMethods();
    void fillMethodTables();
    void findRuntimeTypes();
    void findTunables();
    void layOutGlobals();

    std::shared_ptr<go::Program> m_program;
    std::shared_ptr<Module> m_module;
    RTypeTable m_types;
    std::vector<go::Diagnostic> m_diagnostics;
    std::vector<std::pair<std::uint32_t, std::function<void(Function&)>>> m_jobs;
    struct PackageInit {
        go::Package* package = nullptr;
        std::uint32_t variables = 0; ///< the function that initialises them; kNoFunction: there are none
        std::ptrdiff_t initialised = 0; ///< how many initialisers that function has; the library's grow
        std::vector<std::uint32_t> functions; ///< init()
    };
    std::vector<PackageInit> m_packages; ///< in the order in which they are initialised
    std::size_t m_nextJob = 0;

    struct Instance {
        std::vector<go::Type*> args;
        std::uint32_t function = 0;
    };
    std::unordered_map<go::Object*, std::vector<Instance>> m_instances; ///< looked up only
    std::map<std::string, std::uint32_t> m_made;
    std::unordered_map<std::string, std::uint32_t> m_strings; ///< looked up only
    std::unordered_map<go::Object*, std::uint32_t> m_globals; ///< looked up only
    std::unordered_map<const go::FuncLit*, std::string> m_literalNames; ///< looked up only
    struct LiteralCount {
        int literals = 0; ///< in the function itself
        bool isLiteral = false;
    };
    std::unordered_map<std::string, LiteralCount> m_literalCounts; ///< by function name, looked up only
    std::unordered_map<const go::FuncDecl*, bool> m_numbered; ///< looked up only
    std::map<std::string, std::uint32_t> m_methodNames;
    std::map<std::string, std::int32_t> m_natives; ///< by name
    std::vector<RTypeId> m_interfaceTypes; ///< in order of first use
    std::set<RTypeId> m_interfaceTypeSet;
    bool m_keepMethods = false; ///< the program can ask for any exported method through reflect
    bool m_makesPointers = false; ///< the program can make pointers to values of types it only names as T
    std::map<std::pair<RTypeId, std::string>, std::uint32_t> m_linked; ///< (type, method) whose function is known
};

} // namespace ws::code
