#pragma once

#include "generator/random_go.h"
#include "generator/types.h"

#include <string>
#include <vector>

namespace ws::generator {

struct Variable {
    std::string name;
    const Type* type = nullptr;
    bool assignable = true;
};

/// A function f<N>(c *ctx, ...) (T, ...) of the program; it calls only functions with smaller numbers.
struct Function {
    std::string name;
    std::vector<const Type*> parameters;
    const Type* result = nullptr;
};

/// Writes one program. The order in which Go evaluates operands is partly open (a call against an index that panics),
/// so one statement holds one risky thing at most: a call or something that may panic.
class Program {
public:
    Program(Choices& choices, Flavour flavour)
        : m_choices(choices)
        , m_flavour(flavour)
    {
    }
    std::string write();

private:
    // expressions.cpp
    std::string literal(const Type* type, unsigned depth); ///< may be a constant
    std::string value(const Type* type, unsigned depth); ///< never a constant
    std::string integerValue(const Type* type, unsigned depth);
    std::string floatValue(const Type* type, unsigned depth);
    std::string stringValue(unsigned depth);
    std::string condition(unsigned depth);
    std::string composite(const Type* type, unsigned depth);
    std::string call(const Type* result, unsigned depth); ///< empty: no function fits, or one risk is taken already
    std::string element(const Type* type, unsigned depth); ///< part of a variable, or empty
    std::string operand(const Type* type, unsigned depth); ///< value() or a literal
    /// Types nest, so that a value's parts multiply: from here on only what has none.
    bool large() const { return m_parts > 300; }
    bool takeRisk(); ///< true: this statement may hold one

    // statements.cpp
    void block(unsigned statements, unsigned depth);
    void statement(unsigned depth);
    void declare(unsigned depth);
    void assign(unsigned depth);
    void note();
    void branch(unsigned depth);
    void loop(unsigned depth);
    void rangeLoop(unsigned depth);
    void switchOver(unsigned depth);
    void typeSwitch(unsigned depth);
    void deferred(unsigned depth);
    void closure(unsigned depth);
    void guarded(unsigned depth);
    void pointers(unsigned depth);
    void collections(unsigned depth);
    void store(const Variable& all, const std::string& safe); ///< all[…] = …, mostly only where it does not panic
    void leaveEarly(unsigned depth);
    void generic(unsigned depth);

    // concurrency.cpp
    void concurrent(unsigned depth);
    void fanOut(unsigned depth);
    void pipeline(unsigned depth);
    void counting();
    void condition();
    void contexts();
    void racing();
    void racyWorker(unsigned number);

    // program.cpp
    void prelude();
    void structs();
    void functions();
    void function(unsigned number);
    const Type* anyType(unsigned depth);
    const Type* keyType();

    bool chance(std::uint32_t oneIn) { return m_choices.below(oneIn) == oneIn - 1; }
    std::uint32_t below(std::uint32_t n) { return m_choices.below(n); }
    template <typename T> const T& pick(const std::vector<T>& all)
    {
        return all[below(static_cast<std::uint32_t>(all.size()))];
    }
    std::string fresh(const char* prefix) { return prefix + std::to_string(m_names++); }
    void line(const std::string& text);
    void open(const std::string& text); ///< a line and one level deeper
    void close(const std::string& text = "}");
    const Variable* variable(const Type* type, bool assignable);
    const Variable* variable(Kind kind, bool assignable);
    void bind(const std::string& name, const Type* type, bool assignable = true); ///< also marks it as used

    /// The variables that a new function body sees; goroutines see only what nobody writes.
    struct Body {
        std::vector<Variable> variables;
        const Type* result = nullptr; ///< of the function around, null if it has none
        std::string resultName;
        unsigned loops = 0; ///< around this statement
    };

    Choices& m_choices;
    Flavour m_flavour;
    Types m_types;
    std::string m_text;
    unsigned m_indent = 0;
    unsigned m_names = 0;
    unsigned m_statementsLeft = 0;
    bool m_risk = false;
    unsigned m_parts = 0; ///< of this statement's expressions so far
    Body m_body;
    std::vector<Function> m_functions;
};

} // namespace ws::generator
