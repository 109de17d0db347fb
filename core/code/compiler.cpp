#include "code/compiler.h"

#include "code/function_compiler.h"
#include "code/number.h"
#include "code/walk.h"

#include "base/assert.h"
#include "go/check.h"

#include <algorithm>
#include <charconv>

namespace ws::code {

CompileResult compile(std::shared_ptr<go::Program> program)
{
    return Compiler(std::move(program)).run();
}

Compiler::Compiler(std::shared_ptr<go::Program> program)
    : m_program(std::move(program))
    , m_module(std::make_shared<Module>())
    , m_types(*m_module)
{
    m_module->program = m_program;
}

/// What an earlier compilation has left.
static void discard(Function& function)
{
    function.code.clear();
    function.unsignedIndices.clear();
    function.positions.clear();
    function.constants.clear();
    function.epilogue = -1;
}

CompileResult Compiler::run()
{
    layOutGlobals();
    findTunables();
    findRuntimeTypes();
    // A panic that ends the process prints its value by these, whether the program calls them or not.
    methodName("Error");
    methodName("String");
    Function& entry = newFunction("runtime.main", go::kNoPos, false);
    entry.wrapper = true;
    m_module->entry = entry.index;
    startPackages();
    const auto found = m_program->main->scope->names.find("main");
    WS_ASSERT(found != m_program->main->scope->names.end());
    const std::uint32_t main = function(found->second, {});
    do {
        drain();
    } while (linkMethods() || initialiseMentioned());
    compileEntry(entry, main);
    fillMethodTables();
    CompileResult result;
    result.diagnostics = std::move(m_diagnostics);
    if (result.diagnostics.empty())
        result.module = m_module;
    return result;
}

void Compiler::unsupported(go::Pos pos, const std::string& what)
{
    if (m_diagnostics.size() >= 10)
        return;
    go::Diagnostic diagnostic;
    diagnostic.pos = pos;
    diagnostic.message = "not supported: " + what;
    m_diagnostics.push_back(std::move(diagnostic));
}

void Compiler::drain()
{
    while (m_nextJob < m_jobs.size()) {
        const std::uint32_t index = m_jobs[m_nextJob].first;
        const std::function<void(Function&)> job = std::move(m_jobs[m_nextJob].second);
        ++m_nextJob;
        job(m_module->functions[index]);
    }
}

Function& Compiler::newFunction(std::string name, go::Pos pos, bool user)
{
    Function& function = m_module->functions.emplace_back();
    function.index = static_cast<std::uint32_t>(m_module->functions.size() - 1);
    function.name = std::move(name);
    function.pos = pos;
    function.user = user;
    if (pos != go::kNoPos)
        function.file = m_program->files.position(pos).file;
    return function;
}

std::uint32_t Compiler::made(const std::string& key, const std::string& name, const std::function<void(Function&)>& job)
{
    if (const auto found = m_made.find(key); found != m_made.end())
        return found->second;
    Function& function = newFunction(name, go::kNoPos, false);
    function.wrapper = true;
    m_made.emplace(key, function.index);
    m_jobs.emplace_back(function.index, job);
    return function.index;
}

// ---- names

std::string Compiler::functionName(go::Object* func)
{
    std::string text = func->package ? func->package->path : std::string();
    text += '.';
    if (func->receiverBase) {
        const std::string base =
            func->receiverBase->object->name + (func->receiverBase->typeParams.empty() ? "" : "[...]");
        text += func->pointerReceiver ? "(*" + base + ")." : base + '.';
    }
    text += func->name;
    auto* signature =
        func->type && func->type->kind == go::TypeKind::Signature ? static_cast<go::Signature*>(func->type) : nullptr;
    if (!func->receiverBase && signature && !signature->typeParams.empty())
        text += "[...]";
    return text;
}

/// Literals are numbered per declared function in source order: f.func1, f.func2; those inside a literal f.func1.1.
void Compiler::numberLiterals(go::Node* root, const std::string& outer, int& counter, bool insideLiteral)
{
    forEachChild(root, [&](go::Node* child) {
        if (child->kind == go::NodeKind::FuncLit) {
            const std::string name = outer + (insideLiteral ? "." : ".func") + std::to_string(++counter);
            m_literalNames[static_cast<go::FuncLit*>(child)] = name;
            int inner = 0;
            numberLiterals(child, name, inner, true);
            m_literalCounts[name] = {inner, true};
        } else {
            numberLiterals(child, outer, counter, insideLiteral);
        }
    });
}

std::string Compiler::wrapperName(const std::string& outer, bool isDefer, int number) const
{
    // Up to Go 1.20 numbered on after the literals and named like them.
    if (version() != go::LanguageVersion::Go119)
        return outer + (isDefer ? ".deferwrap" : ".gowrap") + std::to_string(number);
    const auto found = m_literalCounts.find(outer);
    const LiteralCount count = found == m_literalCounts.end() ? LiteralCount() : found->second;
    return outer + (count.isLiteral ? "." : ".func") + std::to_string(count.literals + number);
}

const std::string& Compiler::literalName(const go::FuncLit* literal)
{
    return m_literalNames[literal];
}

// ---- functions

std::uint32_t Compiler::function(go::Object* func, const std::vector<go::Type*>& args)
{
    std::vector<Instance>& instances = m_instances[func];
    for (const Instance& instance : instances) {
        if (instance.args == args)
            return instance.function;
    }
    std::string name = functionName(func);
    if (func->name == "init" && !func->receiverBase && func->package) {
        const auto& inits = func->package->initFuncs;
        const auto at = std::find(inits.begin(), inits.end(), func);
        if (at != inits.end())
            name += '.' + std::to_string(at - inits.begin());
    }
    const bool user = func->package ? func->package->user : false;
    Function& function = newFunction(name, func->pos, user);
    instances.push_back({args, function.index});
    const std::uint32_t index = function.index;
    WS_ASSERT(func->decl != nullptr);
    for (const std::string_view directive : func->decl->directives) {
        function.inlinedInDumps = function.inlinedInDumps || directive == "inline";
        function.wrapper = function.wrapper || directive == "wrapper";
        if (directive == "front")
            function.front = native(name);
    }
    // Who asks for methods by number or name may get any: all that interfaces hold are kept (as Go's linker does).
    if (func->package && func->package->path == "reflect" && func->receiverBase
        && (func->name == "Method" || func->name == "MethodByName"))
        m_keepMethods = true;
    // Value.Addr and New come here: with an element of a []T the program can have a *T that it never names.
    if (func->package && func->package->path == "reflect" && func->name == "PointerTo")
        m_makesPointers = true;
    if (!func->decl->body) {
        function.native = native(name);
    } else if (bool& numbered = m_numbered[func->decl]; !numbered) {
        numbered = true;
        int counter = 0;
        numberLiterals(func->decl->body, name, counter, false);
        m_literalCounts[name] = {counter, false};
    }
    m_jobs.emplace_back(index, [this, func, args](Function& f) { compileDeclared(func, args, f); });
    return index;
}

std::int32_t Compiler::native(const std::string& name)
{
    const auto [found, isNew] = m_natives.emplace(name, static_cast<std::int32_t>(m_module->natives.size()));
    if (isNew)
        m_module->natives.push_back(name);
    return found->second;
}

void Compiler::compileDeclared(go::Object* func, const std::vector<go::Type*>& args, Function& function)
{
    go::Diagnostics diagnostics(m_program->files);
    if (!go::checkBody(*m_program, *func->decl, diagnostics)) {
        for (go::Diagnostic& diagnostic : diagnostics.sorted())
            m_diagnostics.push_back(std::move(diagnostic));
        return;
    }
    Env env;
    auto* signature = static_cast<go::Signature*>(func->type);
    if (!args.empty()) {
        env.params = func->receiverBase ? func->receiverTypeParams : signature->typeParams;
        env.args = args;
    }
    for (const bool farJumps : {false, true}) {
        discard(function);
        FunctionCompiler compiler(*this, function, env, nullptr);
        go::Type* type = compiler.substitute(signature);
        compiler.compileDeclared(func, static_cast<go::Signature*>(type), farJumps);
        if (!compiler.needsFarJumps())
            break;
    }
}

// ---- methods for interfaces

void Compiler::useInInterface(RTypeId id)
{
    if (!m_interfaceTypeSet.insert(id).second)
        return;
    m_interfaceTypes.push_back(id);
    // values inside of it can be taken out by fmt and the like, and become interface values themselves
    const RType& type = m_types.at(id);
    const std::vector<RTypeId> parts{type.element, type.key};
    for (const RTypeId part : parts) {
        if (part != 0)
            useInInterface(part);
    }
    for (const RField& field : std::vector<RField>(type.fields))
        useInInterface(field.type);
}

std::uint32_t Compiler::methodName(const std::string& key)
{
    const auto [found, isNew] = m_methodNames.emplace(key, static_cast<std::uint32_t>(m_module->methodNames.size()));
    if (isNew)
        m_module->methodNames.push_back(key);
    return found->second;
}

std::uint32_t Compiler::interfaceMethod(go::Type* type, const go::MethodSetEntry& entry)
{
    const bool isPointer = type->kind == go::TypeKind::Pointer;
    // The data word is what the method takes: no wrapper.
    if (entry.method && entry.path.empty() && entry.method->pointerReceiver == isPointer && m_types.slots(type) == 1) {
        go::Type* named = isPointer ? static_cast<go::Pointer*>(type)->element : type;
        return function(entry.method, static_cast<go::Named*>(named)->typeArgs);
    }
    const RTypeId id = m_types.id(type);
    const std::string name = reflectText(type) + '.' + std::string(entry.name);
    return made("im:" + std::to_string(id) + ':' + methodKey(entry.name, entry.package), name,
        [this, type, entry](
            Function& f) { FunctionCompiler(*this, f, {}, nullptr).compileInterfaceMethod(type, entry, true); });
}

/// Makes the methods reachable that interface calls can reach; true if there were new ones.
bool Compiler::linkMethods()
{
    bool any = false;
    for (std::size_t i = 0; i < m_interfaceTypes.size(); ++i) {
        const RTypeId id = m_interfaceTypes[i];
        go::Type* type = m_types.at(id).goType;
        if (go::isInterface(type))
            continue;
        if ((m_keepMethods || m_makesPointers) && type->kind == go::TypeKind::Named) { // reflect.PointerTo finds it
            go::Type* pointer = m_program->types.pointer(type);
            const auto& methods = go::methodSet(m_program->types, pointer);
            const bool wanted = std::any_of(methods.begin(), methods.end(), [this](const go::MethodSetEntry& entry) {
                return m_keepMethods || m_methodNames.contains(methodKey(entry.name, entry.package));
            });
            if (wanted)
                useInInterface(m_types.id(pointer));
        }
        for (const go::MethodSetEntry& entry : go::methodSet(m_program->types, type)) {
            const std::string key = methodKey(entry.name, entry.package);
            const bool wanted = m_methodNames.contains(key) || (m_keepMethods && key == entry.name);
            if (!wanted || m_linked.contains({id, key}))
                continue;
            m_linked.emplace(std::pair(id, key), interfaceMethod(type, entry));
            any = true;
        }
    }
    return any || m_nextJob < m_jobs.size();
}

void Compiler::fillMethodTables()
{
    // naming a signature can make new types, which have no methods: the list does not grow
    for (const RTypeId id : m_interfaceTypes) {
        go::Type* type = m_types.at(id).goType;
        if (go::isInterface(type))
            continue;
        std::vector<RMethod> methods;
        for (const go::MethodSetEntry& entry : go::methodSet(m_program->types, type)) {
            RMethod method;
            method.name = methodKey(entry.name, entry.package);
            method.type = m_types.id(entry.signature);
            const auto linked = m_linked.find({id, method.name});
            method.function = linked == m_linked.end() ? kNoFunction : linked->second;
            methods.push_back(std::move(method));
        }
        std::sort(methods.begin(), methods.end(), [](const RMethod& a, const RMethod& b) { return a.name < b.name; });
        m_module->types[id].methods = std::move(methods);
    }
}

// ---- tables of the module

std::uint32_t Compiler::string(const std::string& text)
{
    const auto [found, isNew] = m_strings.emplace(text, static_cast<std::uint32_t>(m_module->strings.size()));
    if (isNew)
        m_module->strings.push_back(text);
    return found->second;
}

std::uint32_t Compiler::site(const std::string& name, RTypeId type, go::Pos pos)
{
    m_module->sites.push_back({name, type, pos});
    return static_cast<std::uint32_t>(m_module->sites.size() - 1);
}

std::uint32_t Compiler::globalOffset(go::Object* object)
{
    if (const auto found = m_globals.find(object); found != m_globals.end())
        return found->second;
    const RType& type = m_types.get(object->type);
    const std::uint32_t align = std::max<std::uint32_t>(type.align, 8);
    std::uint32_t& size = m_module->globalsSize;
    size = (size + align - 1) / align * align;
    const std::uint32_t offset = size;
    size += std::max<std::uint32_t>(type.size, 1);
    m_globals.emplace(object, offset);
    return offset;
}

void Compiler::layOutGlobals()
{
    // variables of user packages first, in source order: their addresses do not depend on the library
    for (const auto& package : m_program->packages) {
        if (!package->user)
            continue;
        for (const auto& file : package->files) {
            for (go::Decl* decl : file->decls) {
                if (decl->kind != go::NodeKind::VarDecl)
                    continue;
                for (go::Ident* name : static_cast<go::VarDecl*>(decl)->names) {
                    if (name->object && name->name != "_")
                        globalOffset(name->object);
                }
            }
        }
    }
}

/// `var workers = 300 // tune: 1..100000 Workers`
void Compiler::findTunables()
{
    const auto parse = [](std::string_view& text, std::int64_t& value) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc())
            return false;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        return true;
    };
    const auto skipSpaces = [](std::string_view& text) {
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
            text.remove_prefix(1);
    };
    for (const auto& package : m_program->packages) {
        if (!package->user)
            continue;
        for (const auto& file : package->files) {
            for (go::Decl* node : file->decls) {
                if (node->kind != go::NodeKind::VarDecl)
                    continue;
                auto* decl = static_cast<go::VarDecl*>(node);
                std::string_view comment = decl->lineComment;
                skipSpaces(comment);
                if (!comment.starts_with("tune:") || decl->names.size() != 1 || decl->values.size() != 1
                    || !decl->values[0]->constant || !decl->names[0]->object)
                    continue;
                comment.remove_prefix(5);
                skipSpaces(comment);
                Tunable tunable;
                go::Object* object = decl->names[0]->object;
                const RType& type = m_types.get(object->type);
                const bool isInteger = type.kind >= Kind::Int && type.kind <= Kind::Uintptr && type.size == 8;
                if (!isInteger || !parse(comment, tunable.minimum) || !comment.starts_with(".."))
                    continue;
                comment.remove_prefix(2);
                if (!parse(comment, tunable.maximum))
                    continue;
                skipSpaces(comment);
                while (!comment.empty() && (comment.back() == ' ' || comment.back() == '\r'))
                    comment.remove_suffix(1);
                tunable.name = object->name;
                tunable.title = std::string(comment.empty() ? std::string_view(object->name) : comment);
                tunable.value = static_cast<std::int64_t>(constantWord(*decl->values[0]->constant, type.kind));
                tunable.globalOffset = globalOffset(object);
                m_module->tunables.push_back(std::move(tunable));
            }
        }
    }
}

/// Types whose values the machine panics with.
static bool isPanicValue(std::string_view name)
{
    return name == "errorString" || name == "boundsError" || name == "plainError" || name == "TypeAssertionError"
        || name == "PanicNilError";
}

void Compiler::findRuntimeTypes()
{
    // a panic that ends the program is printed through these, as runtime.preprintpanics does
    methodName("Error");
    methodName("String");
    const RTypeId string = m_types.id(m_program->types.basic(go::BasicKind::String));
    useInInterface(string);
    m_module->runtimeTypes.emplace("string", string);
    for (const auto& package : m_program->packages) {
        if (package->path != "runtime" || !package->scope)
            continue;
        for (const auto& [name, object] : package->scope->names) {
            if (object->kind != go::ObjectKind::TypeName || go::isInterface(object->type)
                || object->type->kind != go::TypeKind::Named
                || !static_cast<go::Named*>(object->type)->typeParams.empty())
                continue;
            const RTypeId id = m_types.id(object->type);
            m_module->runtimeTypes.emplace(name, id);
            if (!isPanicValue(name))
                continue;
            useInInterface(id);
            useInInterface(m_types.id(m_program->types.pointer(object->type)));
        }
    }
}

// ---- initialisation

static bool hasVariables(const go::Package& package)
{
    return std::any_of(package.files.begin(), package.files.end(), [](const auto& file) {
        return std::any_of(file->decls.begin(), file->decls.end(),
            [](const go::Decl* decl) { return decl->kind == go::NodeKind::VarDecl; });
    });
}

bool Compiler::isNeeded(const go::Package& package, const go::Initializer& initializer) const
{
    return package.user || std::any_of(initializer.lhs.begin(), initializer.lhs.end(), [this](const go::Ident* name) {
        return name->object != nullptr && name->name != "_" && isMentioned(name->object);
    });
}

/// The functions that initialise packages. The user's are compiled at once, the library's by initialiseMentioned().
void Compiler::startPackages()
{
    for (const auto& package : m_program->packages) {
        PackageInit& init = m_packages.emplace_back();
        init.package = package.get();
        init.variables = kNoFunction;
        // A user's variables are named for the trace, also those that start as zero.
        if (!package->initOrder.empty() || (package->user && hasVariables(*package))) {
            init.variables = newFunction(package->path + ".init", go::kNoPos, package->user).index;
            // literals in package variables: main.init.func1 (before Go 1.21: main.glob..func1)
            const std::string outer = package->path + (version() == go::LanguageVersion::Go119 ? ".glob." : ".init");
            int counter = 0;
            for (const auto& file : package->files) {
                for (go::Decl* decl : file->decls) {
                    if (decl->kind == go::NodeKind::VarDecl)
                        numberLiterals(decl, outer, counter, false);
                }
            }
            if (package->user)
                compilePackageInit(*package, init.variables);
        }
        for (go::Object* func : package->initFuncs)
            init.functions.push_back(function(func, {}));
    }
}

void Compiler::compilePackageInit(go::Package& package, std::uint32_t index)
{
    Function& function = m_module->functions[index];
    discard(function);
    FunctionCompiler(*this, function, {}, nullptr).compilePackageVariables(package);
}

/// After all code that was asked for is compiled: the initialisers of the library's variables that it mentions. True:
/// there were new ones, so there may be more to compile.
bool Compiler::initialiseMentioned()
{
    bool more = false;
    for (PackageInit& init : m_packages) {
        const std::vector<go::Initializer>& all = init.package->initOrder;
        const auto needed = std::count_if(all.begin(), all.end(),
            [&](const go::Initializer& initializer) { return isNeeded(*init.package, initializer); });
        if (init.package->user || needed == init.initialised)
            continue;
        init.initialised = needed;
        compilePackageInit(*init.package, init.variables);
        more = true;
    }
    return more;
}

/// runtime.main: package initialisation in dependency order, then main.main.
void Compiler::compileEntry(Function& entry, std::uint32_t main)
{
    std::vector<std::uint32_t> calls;
    for (const PackageInit& init : m_packages) {
        if (init.variables != kNoFunction && (init.package->user || init.initialised > 0))
            calls.push_back(init.variables);
        calls.insert(calls.end(), init.functions.begin(), init.functions.end());
    }
    calls.push_back(main);
    FunctionCompiler(*this, entry, {}, nullptr).compileEntry(calls);
}

} // namespace ws::code
