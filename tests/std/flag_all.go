package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func newSet() *flag.FlagSet {
	set := flag.NewFlagSet("tool", flag.ContinueOnError)
	set.SetOutput(os.Stdout)
	return set
}

func main() {
	set := newSet()
	n := set.Int("n", 3, "number of `rounds`")
	v := set.Bool("v", false, "say more")
	name := set.String("name", "gopher", "whom to greet")
	wait := set.Duration("wait", time.Second, "how long\nto wait")
	ratio := set.Float64("ratio", 0, "a part")
	big := set.Uint64("big", 0, "a large number")
	var items list
	set.Var(&items, "item", "an item; may come again")
	set.Func("func", "calls a function", func(s string) error {
		if s == "" {
			return errors.New("empty")
		}
		fmt.Println("func got", s)
		return nil
	})
	err := set.Parse([]string{"-n", "5", "--v", "-name=x y", "-wait", "2m", "-item", "a", "-item=b", "-big=0x10", "-func", "z", "rest", "-n", "7"})
	fmt.Println(err, *n, *v, *name, *wait, *ratio, *big, items, set.Args(), set.NArg(), set.NFlag(), set.Arg(0), set.Arg(9) == "")
	set.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
	fmt.Println()
	set.PrintDefaults()
	for _, args := range [][]string{
		{"-x"}, {"-n"}, {"-n", "five"}, {"-n", "99999999999999999999"}, {"-v=maybe"}, {"---n"}, {"-=3"}, {"-h"},
		{"--", "-n"}, {"-", "-n"}, {"-wait", "soon"}, {"-ratio=.5"}, {"-func="},
	} {
		set := newSet()
		set.Int("n", 0, "number")
		set.Bool("v", false, "verbose")
		set.Duration("wait", 0, "wait")
		set.Float64("ratio", 1, "ratio")
		set.Func("func", "f", func(s string) error { return errors.New("refused") })
		err := set.Parse(args)
		fmt.Println(args, "->", err, errors.Is(err, flag.ErrHelp), set.Args())
	}
	fmt.Println(set.Set("n", "12"), *n, set.Set("nope", "1"), set.Lookup("n").DefValue, set.Lookup("nope") == nil)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		set.Int("n", 1, "again")
	}()
	port := flag.Int("port", 80, "port")
	flag.Parse()
	fmt.Println(*port, flag.NArg(), flag.Parsed())
}
