#include "generator/program.h"

namespace ws::generator {

void Program::concurrent(unsigned depth)
{
    switch (below(5)) {
    case 0:
        return fanOut(depth);
    case 1:
        return pipeline(depth);
    case 2:
        return counting();
    case 3:
        return condition();
    default:
        return contexts();
    }
}

/// Workers that own all they touch; their notes are read in order.
void Program::fanOut(unsigned depth)
{
    const std::string workers = std::to_string(1 + below(6));
    open("{");
    line("var wg sync.WaitGroup");
    line("all := make([]ctx, " + workers + ")");
    open("for w := range all {");
    line("w, worker := w, w");
    line("wg.Add(1)");
    open("go func() {");
    line("defer wg.Done()");
    line("_ = worker");
    line("c := &all[w]");
    line("c.fuel = 300");
    open("c.guard(func() {");
    const Body outer = m_body;
    m_body.variables.push_back({"worker", m_types.integer(), false});
    m_body.result = nullptr;
    m_body.loops = 0;
    m_statementsLeft = 12;
    block(1 + below(5), depth);
    m_body = outer;
    close("})");
    close("}()");
    close();
    line("wg.Wait()");
    line("for w := range all { c.out.WriteString(all[w].out.String()) }");
    close();
}

/// Stages joined by channels: one value after the other, so the order is fixed.
void Program::pipeline(unsigned depth)
{
    const Type* type = pick(m_types.basic());
    const std::string channel =
        "make(chan " + type->name + (below(2) == 0 ? ")" : ", " + std::to_string(below(4)) + ")");
    open("{");
    line("first, last := " + channel + ", " + channel);
    open("go func() {");
    line("defer close(first)");
    open("for i := 0; i < " + std::to_string(1 + below(20)) + "; i++ {");
    const Body outer = m_body;
    m_body.variables.push_back({"i", m_types.integer(), false});
    m_risk = true;
    line("first <- " + value(type, depth));
    m_body = outer;
    close();
    close("}()");
    open("go func() {");
    line("defer close(last)");
    open("for v := range first {");
    bind("v", type, false);
    line("last <- " + value(type, depth));
    m_body = outer;
    close();
    close("}()");
    if (below(2) == 0) {
        line("for v := range last { c.note(v) }");
    } else {
        open("for {");
        line("v, ok := <-last");
        line("if !ok { break }");
        line("c.note(v, len(last) <= cap(last))");
        close();
    }
    close();
}

/// Many add under a lock, an RWMutex or atomically: the sum does not depend on the order.
void Program::counting()
{
    const std::string workers = std::to_string(2 + below(5));
    open("{");
    line("var mu sync.Mutex");
    line("var rw sync.RWMutex");
    line("var once sync.Once");
    line("var wg sync.WaitGroup");
    line("var fast int64");
    line("_, _ = &mu, &rw");
    line("seen := map[int]int{}");
    line("sum, starts := 0, 0");
    line("wg.Add(" + workers + ")");
    open("for w := 0; w < " + workers + "; w++ {");
    open("go func(w int) {");
    line("defer wg.Done()");
    line("once.Do(func() { starts++ })");
    open("for i := 0; i < " + std::to_string(1 + below(20)) + "; i++ {");
    for (std::uint32_t n = 1 + below(4); n > 0; --n) {
        switch (below(5)) {
        case 0:
            line("mu.Lock(); sum += i * w; mu.Unlock()");
            break;
        case 1:
            line("rw.Lock(); seen[i%5]++; rw.Unlock()");
            break;
        case 2:
            line("rw.RLock(); _ = len(seen); rw.RUnlock()");
            break;
        case 3:
            line("atomic.AddInt64(&fast, int64(i))");
            break;
        default:
            line("runtime.Gosched()");
            break;
        }
    }
    close();
    close("}(w)");
    close();
    line("wg.Wait()");
    line("c.note(sum, starts, atomic.LoadInt64(&fast), seen)");
    close();
}

/// A queue on a Cond: producer and consumers.
void Program::condition()
{
    const std::string values = std::to_string(1 + below(10));
    open("{");
    line("var mu sync.Mutex");
    line("var wg sync.WaitGroup");
    line("cond := sync.NewCond(&mu)");
    line("queue, closed, sum := []int(nil), false, 0");
    line("wg.Add(3)");
    open("for w := 0; w < 3; w++ {");
    open("go func() {");
    line("defer wg.Done()");
    line("mu.Lock()");
    line("defer mu.Unlock()");
    open("for {");
    line("for len(queue) == 0 && !closed { cond.Wait() }");
    line("if len(queue) == 0 { return }");
    line("sum += queue[0]");
    line("queue = queue[1:]");
    close();
    close("}()");
    close();
    open("for i := 0; i < " + values + "; i++ {");
    line("mu.Lock(); queue = append(queue, i); mu.Unlock()");
    line(below(2) == 0 ? "cond.Signal()" : "cond.Broadcast()");
    close();
    line("mu.Lock(); closed = true; mu.Unlock()");
    line("cond.Broadcast()");
    line("wg.Wait()");
    line("c.note(sum, len(queue))");
    close();
}

/// A context that ends by cancel or by its deadline; select on it and on a timer that is far away.
void Program::contexts()
{
    open("{");
    line(below(2) == 0 ? "x, cancel := context.WithCancel(context.Background())"
                       : "x, cancel := context.WithTimeout(context.Background(), time.Millisecond)");
    line("done := make(chan error)");
    open("go func() {");
    open("select {");
    line("case <-x.Done(): done <- x.Err()");
    line("case <-time.After(time.Hour): done <- nil");
    close();
    close("}()");
    line(below(2) == 0 ? "cancel()" : "defer cancel(); if _, ok := x.Deadline(); !ok { cancel() }");
    line("c.note(<-done != nil, x.Err() != nil)");
    close();
}

void Program::racing()
{
    line("var wg sync.WaitGroup");
    for (unsigned number = 0; number < 4; ++number)
        line("for n := 0; n < " + std::to_string(below(4)) + "; n++ { wg.Add(1); go racy" + std::to_string(number)
            + "(&wg) }");
    line("wg.Wait()");
    line("fmt.Println(\"raced\", sharedCounter, len(sharedMap))");
}

void Program::racyWorker(unsigned number)
{
    static constexpr const char* kStatements[] = {
        "runtime.Gosched()",
        "sharedLock.Lock(); sharedCounter++; sharedLock.Unlock()",
        "sharedRW.RLock(); sharedCounter += len(sharedMap); sharedRW.RUnlock()",
        "sharedRW.Lock(); sharedCounter += #; sharedRW.Unlock()",
        "time.Sleep(# * time.Microsecond)",
        "select { case sharedChannel <- #: default: }",
        "select { case v := <-sharedChannel: sharedCounter += v; case <-time.After(# * time.Microsecond): }",
        "select { case sharedChannel <- #: case v := <-sharedOther: sharedCounter += v; case sharedOther <- 1: }",
        "for i := 0; i < #; i++ { sharedCounter++ }",
        "sharedOnce.Do(func() { sharedCounter += # })",
        "func() { defer func() { _ = recover() }(); var p *int; *p = # }()",
        "fmt.Println(\"line\", #)",
        "t := time.AfterFunc(# * time.Microsecond, func() { sharedCounter++ }); if # > 9 { t.Stop() }",
        "if # > 18 { runtime.Goexit() }",
        "wg.Add(1); go func() { defer wg.Done(); sharedCounter-- }()",
        "if sharedLock.TryLock() { sharedLock.Unlock() }",
        "x, cancel := context.WithTimeout(context.Background(), # * time.Microsecond); <-x.Done(); cancel()",
        "runtime.GC()",
        "keep := make([][]byte, #); for i := range keep { keep[i] = make([]byte, 1000) }; _ = keep",
        // From here on a run may die or get stuck.
        "sharedMap[#] = 1",
        "sharedMap[#]++; delete(sharedMap, #)",
        "for k := range sharedMap { _ = k }",
        "sharedChannel <- #",
        "<-sharedOther",
        "if # > 18 { panic(#) }",
        "if # > 18 { close(sharedOther) }",
        "if # > 18 { sharedLock.Unlock() }",
        "sharedLock.Lock()",
        "if # > 18 { wg.Done() }",
        "if # > 18 { var none chan int; <-none }",
    };
    constexpr std::uint32_t kAll = sizeof kStatements / sizeof *kStatements;
    constexpr std::uint32_t kCalm = 19;
    if (number == 0) {
        for (const char* shared :
            {"sharedLock sync.Mutex", "sharedRW sync.RWMutex", "sharedOnce sync.Once", "sharedCounter int",
                "sharedMap = map[int]int{}", "sharedChannel = make(chan int, 2)", "sharedOther = make(chan int)"})
            line(std::string("var ") + shared);
    }
    const std::uint32_t kinds = chance(3) ? kAll : kCalm;
    open("func racy" + std::to_string(number) + "(wg *sync.WaitGroup) {");
    line("defer wg.Done()");
    for (std::uint32_t n = 1 + below(7); n > 0; --n) {
        std::string text = kStatements[below(kinds)];
        for (auto place = text.find('#'); place != std::string::npos; place = text.find('#'))
            text.replace(place, 1, std::to_string(1 + below(20)));
        line("{ " + text + " }");
    }
    close();
}

} // namespace ws::generator
