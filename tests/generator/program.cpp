#include "generator/program.h"

namespace ws::generator {

std::string randomGo(Choices& choices, Flavour flavour)
{
    return Program(choices, flavour).write();
}

void Program::line(const std::string& text)
{
    m_text.append(m_indent, '\t');
    m_text += text;
    m_text += '\n';
}

void Program::open(const std::string& text)
{
    line(text);
    ++m_indent;
}

void Program::close(const std::string& text)
{
    --m_indent;
    line(text);
}

const Variable* Program::variable(const Type* type, bool assignable)
{
    std::vector<const Variable*> fitting;
    for (const Variable& variable : m_body.variables) {
        if (variable.type == type && (variable.assignable || !assignable))
            fitting.push_back(&variable);
    }
    return fitting.empty() ? nullptr : pick(fitting);
}

const Variable* Program::variable(Kind kind, bool assignable)
{
    std::vector<const Variable*> fitting;
    for (const Variable& variable : m_body.variables) {
        if (variable.type->kind == kind && (variable.assignable || !assignable))
            fitting.push_back(&variable);
    }
    return fitting.empty() ? nullptr : pick(fitting);
}

void Program::bind(const std::string& name, const Type* type, bool assignable)
{
    line("_ = " + name);
    m_body.variables.push_back({name, type, assignable});
}

const Type* Program::keyType()
{
    switch (below(4)) {
    case 0:
        return m_types.integer();
    case 1:
        return m_types.string();
    case 2:
        return pick(m_types.integers());
    default:
        return m_types.boolean();
    }
}

const Type* Program::anyType(unsigned depth)
{
    switch (below(depth == 0 ? 4 : 9)) {
    case 0:
        return m_types.integer();
    case 1:
        return m_types.string();
    case 2:
        return pick(m_types.basic());
    case 3:
        return m_types.structs().empty() ? m_types.any() : pick(m_types.structs());
    case 4:
        return m_types.sliceOf(anyType(depth - 1));
    case 5:
        return m_types.arrayOf(anyType(depth - 1), 1 + below(4));
    case 6:
        return m_types.mapOf(keyType(), anyType(depth - 1));
    case 7:
        return m_types.any();
    default:
        return pick(m_types.basic());
    }
}

/// What every program starts with: the context that counts and notes, one variable a basic type (so that no
/// expression is a constant, which the compiler would check), and generic helpers.
void Program::prelude()
{
    m_text = R"(package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type ctx struct {
	fuel int
	out  strings.Builder
}

var errFuel = errors.New("out of fuel")

func (c *ctx) spend() {
	c.fuel--
	if c.fuel < 0 {
		panic(errFuel)
	}
}

func (c *ctx) note(values ...any) {
	c.spend()
	if c.out.Len() < 100000 {
		for _, v := range values {
			fmt.Fprintf(&c.out, "%v ", v)
		}
		c.out.WriteByte('\n')
	}
}

func (c *ctx) guard(f func()) {
	defer func() {
		if r := recover(); r != nil {
			if err, ok := r.(runtime.Error); ok {
				c.out.WriteString("runtime: " + err.Error() + "\n")
			} else {
				fmt.Fprintf(&c.out, "panic: %v\n", r)
			}
		}
	}()
	f()
}

func choose[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

func convert[T, U any](c *ctx, all []T, f func(T) U) []U {
	var result []U
	for _, v := range all {
		c.spend()
		result = append(result, f(v))
	}
	return result
}

func count[K comparable, V any](m map[K]V, keep func(K, V) bool) (n int) {
	for k, v := range m {
		if keep(k, v) {
			n++
		}
	}
	return n
}

func at[T any](all []T, i int) (v T) {
	if 0 <= i && i < len(all) {
		v = all[i]
	}
	return
}

func as[T any](v any) T {
	t, _ := v.(T)
	return t
}

func tail[S ~[]E, E any](s S, n int) S {
	if uint(n) <= uint(len(s)) {
		return s[n:]
	}
	return s[:len(s):len(s)]
}

type pair[A, B any] struct {
	first  A
	second B
}

func (p pair[A, B]) swap() pair[B, A] { return pair[B, A]{p.second, p.first} }

type describer interface{ describe() string }

)";
    for (const Type* type : m_types.basic()) {
        std::string initial;
        switch (type->kind) {
        case Kind::Bool:
            initial = below(2) == 0 ? "false" : "true";
            break;
        case Kind::String:
            initial = below(2) == 0 ? "\"go\"" : "\"h\\u00e9\\xffllo\"";
            break;
        case Kind::Float:
            initial = std::to_string(below(100)) + ".25";
            break;
        case Kind::Integer:
            initial = std::to_string(below(120));
            break;
        case Kind::Slice:
        case Kind::Array:
        case Kind::Map:
        case Kind::Struct:
        case Kind::Any:
            break;
        }
        const std::string name = "k_" + type->name;
        line("var " + name + " " + type->name + " = " + initial);
        m_body.variables.push_back({name, type, false});
    }
}

void Program::structs()
{
    for (std::uint32_t n = below(4); n > 0; --n) {
        std::vector<std::pair<std::string, const Type*>> fields;
        for (std::uint32_t f = 1 + below(4); f > 0; --f)
            fields.emplace_back("f" + std::to_string(fields.size()), anyType(1));
        const Type* type = m_types.addStruct(std::move(fields));
        open("type " + type->name + " struct {");
        for (const auto& [name, field] : type->fields)
            line(name + " " + field->name);
        close();
        line("func (s " + type->name + ") describe() string { return fmt.Sprintf(\"" + type->name + "(%v)\", s."
            + type->fields[0].first + ") }");
        line("func (s *" + type->name + ") set(o " + type->name + ") { *s = o }");
    }
}

void Program::functions()
{
    for (std::uint32_t n = below(6); n > 0; --n)
        function(static_cast<unsigned>(m_functions.size()));
}

void Program::function(unsigned number)
{
    Function made;
    made.name = "f" + std::to_string(number);
    made.result = anyType(1);
    std::string header = "func " + made.name + "(c *ctx";
    const Body outer = m_body;
    for (std::uint32_t n = below(4); n > 0; --n) {
        const Type* type = anyType(1);
        const std::string name = "p" + std::to_string(made.parameters.size());
        header += ", " + name + " " + type->name;
        made.parameters.push_back(type);
        m_body.variables.push_back({name, type, true});
    }
    open(header + ") (result " + made.result->name + ") {");
    line("c.spend()");
    m_body.variables.push_back({"result", made.result, true});
    m_body.result = made.result;
    m_body.resultName = "result";
    m_statementsLeft = 25;
    block(1 + below(6), 3);
    m_risk = false;
    line("return " + operand(made.result, 2));
    close();
    m_body = outer;
    m_functions.push_back(std::move(made));
}

std::string Program::write()
{
    prelude();
    structs();
    functions();
    open("func body(c *ctx) {");
    for (std::uint32_t part = 1 + below(4); part > 0; --part) {
        m_statementsLeft = 40;
        m_risk = false;
        const std::size_t known = m_body.variables.size();
        block(1 + below(3), 3);
        guarded(3);
        m_body.variables.resize(known);
    }
    close();
    const Body outer = m_body;
    open("func main() {");
    line("_, _, _, _, _, _, _ = context.Background, os.Exit, time.Now, sync.NewCond, runtime.Gosched, "
         "atomic.AddInt64, strings.Repeat");
    line("c := &ctx{fuel: 3000}");
    line("c.guard(func() { body(c) })");
    for (std::uint32_t n = 1 + below(3); n > 0; --n)
        concurrent(2);
    line("fmt.Print(c.out.String())");
    if (m_flavour == Flavour::Racy)
        racing();
    switch (below(8)) {
    case 6:
        line("os.Exit(" + std::to_string(below(100)) + ")");
        break;
    case 7:
        line("c.fuel = 1000"); // a panic that nobody recovers
        line("body(c)");
        break;
    default:
        break;
    }
    close();
    m_body = outer;
    if (m_flavour == Flavour::Racy) {
        for (unsigned number = 0; number < 4; ++number)
            racyWorker(number);
    }
    return m_text;
}

} // namespace ws::generator
