//go:build go1.20

package rand

// start is the source of the top-level functions: the run's own randomness.
func start() Source64 { return runSource{} }

// seedCounts: since Go 1.24 the top-level Seed does nothing.
const seedCounts = false
