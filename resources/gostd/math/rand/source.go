package rand

const (
	stateLength = 607
	stateTap    = 273
)

// rt_seed fills the state as Go's seeded source has it after Seed.
func rt_seed(state *[stateLength]uint64, seed int64)

// lagged is the source with a seed: an additive lagged Fibonacci generator that goes through its state backwards.
type lagged struct {
	tap, feed int
	state     [stateLength]uint64
}

func NewSource(seed int64) Source {
	s := new(lagged)
	s.Seed(seed)
	return s
}

func (s *lagged) Seed(seed int64) {
	s.tap, s.feed = 0, stateLength-stateTap
	rt_seed(&s.state, seed)
}

func (s *lagged) Int63() int64 { return int64(s.Uint64() &^ (1 << 63)) }

func (s *lagged) Uint64() uint64 {
	s.tap = before(s.tap)
	s.feed = before(s.feed)
	s.state[s.feed] += s.state[s.tap]
	return s.state[s.feed]
}

func before(place int) int {
	if place == 0 {
		return stateLength - 1
	}
	return place - 1
}
