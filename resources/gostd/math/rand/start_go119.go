//go:build !go1.20

package rand

// start is the source of the top-level functions before Seed: before Go 1.20 every program began with the numbers of seed 1.
func start() Source64 {
	s := new(lagged)
	s.Seed(1)
	return s
}

const seedCounts = true
