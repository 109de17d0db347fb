#include "code/function_compiler.h"
#include <algorithm>

namespace ws::code {

/// The function main.init: package variables in initialisation order.
void FunctionCompiler::compilePackageVariables(go::Package& package)
{
    const auto initialiseOne = [this, &package](const go::Initializer& initializer) {
        if (!m_c.isNeeded(package, initializer))
            return;
        TempScope scope(m_b);
        m_b.setPos(initializer.decl->pos);
        if (!initializer.rhs->constant)
            step(initializer.decl->pos);
        if (initializer.lhs.size() > 1) {
            std::vector<go::Expr*> names(initializer.lhs.begin(), initializer.lhs.end());
            assignTuple(names, initializer.rhs, false);
            return;
        }
        go::Ident* name = initializer.lhs[0];
        if (!name->object || name->name == "_") {
            if (!initializer.rhs->constant && !isNilExpr(initializer.rhs))
                operand(initializer.rhs);
            return;
        }
        const auto& tunables = m_c.module().tunables;
        if (name->object->isGlobal && std::any_of(tunables.begin(), tunables.end(), [&](const Tunable& tunable) {
                return tunable.globalOffset == m_c.globalOffset(name->object);
            }))
            return; // the machine has set it: to the value in the source or to the user's
        m_nameHint = name->object->name;
        go::Expr* literal = unparen(initializer.rhs);
        const go::TypeKind kind = under(name->object->type)->kind;
        if (literal->kind == go::NodeKind::CompositeLit && typeOf(literal) == name->object->type
            && (kind == go::TypeKind::Array || kind == go::TypeKind::Struct) && !hasCall(literal)) {
            const Slot address = m_b.alloc(1); // the variable is zero until now
            m_b.emitWide(Op::GlobalAddr, address, m_c.globalOffset(name->object));
            literalInMemory(static_cast<go::CompositeLit*>(literal), name->object->type, address, 0);
            m_nameHint.clear();
            return;
        }
        const Slot value = operandAs(initializer.rhs, name->object->type);
        m_nameHint.clear();
        store(identPlace(name), value);
        nameStored(name->object->name, name->object->type, value, initializer.rhs);
    };
    // names of what lies in the variables themselves, before anybody uses it
    if (package.user) {
        for (const auto& file : package.files) {
            for (go::Decl* decl : file->decls) {
                if (decl->kind == go::NodeKind::VarDecl)
                    nameGlobals(static_cast<go::VarDecl*>(decl));
            }
        }
    }
    // constants are there before anything runs
    for (const go::Initializer& initializer : package.initOrder) {
        if (initializer.rhs->constant)
            initialiseOne(initializer);
    }
    for (const go::Initializer& initializer : package.initOrder) {
        if (!initializer.rhs->constant)
            initialiseOne(initializer);
    }
    m_b.emit(Op::Ret);
    m_b.finish();
    if (m_b.tooManySlots() && !package.initOrder.empty())
        m_c.unsupported(
            package.initOrder[0].decl->pos, "a package variable whose value needs more than 480 KB of stack");
}

void FunctionCompiler::nameGlobals(go::VarDecl* decl)
{
    for (go::Ident* name : decl->names) {
        if (!name->object || name->name == "_")
            continue;
        TempScope scope(m_b);
        const Slot address = m_b.alloc(1);
        m_b.setPos(decl->pos);
        Variable variable;
        variable.slot = address;
        variable.boxed = true;
        if (namesObject(name->object->type)) {
            m_b.emitWide(Op::GlobalAddr, address, m_c.globalOffset(name->object));
            nameObject(name->object, variable, name->object->type, nullptr);
        }
    }
}

void FunctionCompiler::compileEntry(const std::vector<std::uint32_t>& calls)
{
    for (const std::uint32_t function : calls) {
        Callee callee;
        callee.function = function;
        emitCall(callee, m_b.top());
    }
    m_b.emit(Op::Ret);
    m_b.alloc(1);
    m_b.finish();
}

} // namespace ws::code
