package main

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

type parser struct {
	input []rune
	pos   int
}

func (p *parser) peek() rune {
	for p.pos < len(p.input) && unicode.IsSpace(p.input[p.pos]) {
		p.pos++
	}
	if p.pos == len(p.input) {
		return 0
	}
	return p.input[p.pos]
}

func (p *parser) expr() float64 {
	v := p.term()
	for {
		switch p.peek() {
		case '+':
			p.pos++
			v += p.term()
		case '-':
			p.pos++
			v -= p.term()
		default:
			return v
		}
	}
}

func (p *parser) term() float64 {
	v := p.factor()
	for {
		switch p.peek() {
		case '*':
			p.pos++
			v *= p.factor()
		case '/':
			p.pos++
			v /= p.factor()
		default:
			return v
		}
	}
}

func (p *parser) factor() float64 {
	switch c := p.peek(); {
	case c == '(':
		p.pos++
		v := p.expr()
		if p.peek() != ')' {
			panic(fmt.Errorf("missing ) at %d", p.pos))
		}
		p.pos++
		return v
	case c == '-':
		p.pos++
		return -p.factor()
	}
	start := p.pos
	for p.pos < len(p.input) && (unicode.IsDigit(p.input[p.pos]) || p.input[p.pos] == '.') {
		p.pos++
	}
	v, err := strconv.ParseFloat(string(p.input[start:p.pos]), 64)
	if err != nil {
		panic(err)
	}
	return v
}

func eval(s string) (v float64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%q: %w", s, r.(error))
		}
	}()
	return (&parser{input: []rune(s)}).expr(), nil
}

func main() {
	scanner := bufio.NewScanner(strings.NewReader("1 + 2*3\n(1+2) * 3\n-4/8\n2*(3\n\n7 / 0\n1..2"))
	for line := 1; scanner.Scan(); line++ {
		v, err := eval(scanner.Text())
		fmt.Println(line, v, err)
	}
}
