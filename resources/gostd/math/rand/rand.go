// Package rand: random numbers. The top-level functions draw from the run's seed (as real Go's do from the system's), so the
// same seed of Waitscope gives the same numbers. With a seed of the program's own, all numbers are those of real Go.
package rand

import "sync"

type Source interface {
	Int63() int64
	Seed(seed int64)
}

type Source64 interface {
	Source
	Uint64() uint64
}

// runtime_rand is 64 bits of the run's seed.
func runtime_rand() uint64

type runSource struct{}

func (runSource) Int63() int64    { return int64(runtime_rand() >> 1) }
func (runSource) Uint64() uint64  { return runtime_rand() }
func (runSource) Seed(seed int64) {}

type Rand struct {
	src  Source
	bits int64 // what Read has not given out yet …
	left int   // … and how many bytes that are
}

func New(src Source) *Rand { return &Rand{src: src} }

func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.left = 0
}
func (r *Rand) Int63() int64   { return r.src.Int63() }
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }
func (r *Rand) Uint64() uint64 {
	if s, ok := r.src.(Source64); ok {
		return s.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }
func (r *Rand) Int() int     { return int(uint(r.Int63())) }

func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	limit := int64(1<<63 - 1 - (1<<63)%uint64(n))
	v := r.Int63()
	for v > limit {
		v = r.Int63()
	}
	return v % n
}

func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	limit := int32(1<<31 - 1 - (1<<31)%uint32(n))
	v := r.Int31()
	for v > limit {
		v = r.Int31()
	}
	return v % n
}

// below is Lemire's way to a number below n without a division; Shuffle draws by it.
func (r *Rand) below(n int32) int32 {
	product := uint64(r.Uint32()) * uint64(n)
	if uint32(product) < uint32(n) {
		unfair := uint32(-n) % uint32(n)
		for uint32(product) < unfair {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return int32(product >> 32)
}

func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f != 1 {
			return f
		}
	}
}

func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := 0; i < n; i++ {
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	i := n - 1
	for ; i > 1<<31-2; i-- {
		swap(i, int(r.Int63n(int64(i+1))))
	}
	for ; i > 0; i-- {
		swap(i, int(r.below(int32(i+1))))
	}
}

func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		if r.left == 0 {
			r.bits, r.left = r.Int63(), 7
		}
		p[i] = byte(r.bits)
		r.bits >>= 8
		r.left--
	}
	return len(p), nil
}

// locked serves the top-level functions.
type locked struct {
	mu  sync.Mutex
	src Source64
}

func (l *locked) Int63() int64 { return int64(l.Uint64() &^ (1 << 63)) }
func (l *locked) Uint64() uint64 {
	if run, ok := l.src.(runSource); ok {
		return run.Uint64()
	}
	l.mu.Lock()
	v := l.src.Uint64()
	l.mu.Unlock()
	return v
}
func (l *locked) Seed(seed int64) {
	if !seedCounts {
		return
	}
	l.mu.Lock()
	seeded := new(lagged)
	seeded.Seed(seed)
	l.src = seeded
	l.mu.Unlock()
}

var global = New(&locked{src: start()})

func Seed(seed int64)                    { global.Seed(seed) }
func Int63() int64                       { return global.Int63() }
func Uint32() uint32                     { return global.Uint32() }
func Uint64() uint64                     { return global.Uint64() }
func Int31() int32                       { return global.Int31() }
func Int() int                           { return global.Int() }
func Int63n(n int64) int64               { return global.Int63n(n) }
func Int31n(n int32) int32               { return global.Int31n(n) }
func Intn(n int) int                     { return global.Intn(n) }
func Float64() float64                   { return global.Float64() }
func Float32() float32                   { return global.Float32() }
func Perm(n int) []int                   { return global.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }
func Read(p []byte) (n int, err error)   { return global.Read(p) }
func NormFloat64() float64               { return global.NormFloat64() }
func ExpFloat64() float64                { return global.ExpFloat64() }
