// Package ziggurat draws from the normal and the exponential distribution with Marsaglia and Tsang's tables of 128 and 256 layers,
// which Go uses too: the same random words give the same numbers.
package ziggurat

import (
	"math"
	"sync"
)

const (
	normalLayers = 128
	normalEdge   = 3.442619855899 // where the tail begins
	normalArea   = 9.91256303526217e-3
	expLayers    = 256
	expEdge      = 7.69711747013104972
	expArea      = 3.949659822581572e-3
)

var (
	once sync.Once

	normalSure   [normalLayers]uint32 // below it a layer's number is inside without a look at the curve
	normalWidth  [normalLayers]float32
	normalHeight [normalLayers]float32
	expSure      [expLayers]uint32
	expWidth     [expLayers]float32
	expHeight    [expLayers]float32
)

func makeTables() {
	const unit = 1 << 31
	x, last := normalEdge, normalEdge
	q := normalArea / math.Exp(-.5*x*x)
	normalSure[0] = uint32(x / q * unit)
	normalWidth[0] = float32(q / unit)
	normalWidth[normalLayers-1] = float32(x / unit)
	normalHeight[0] = 1
	normalHeight[normalLayers-1] = float32(math.Exp(-.5 * x * x))
	for i := normalLayers - 2; i >= 1; i-- {
		x = math.Sqrt(-2 * math.Log(normalArea/x+math.Exp(-.5*x*x)))
		normalSure[i+1] = uint32(x / last * unit)
		last = x
		normalHeight[i] = float32(math.Exp(-.5 * x * x))
		normalWidth[i] = float32(x / unit)
	}

	const wide = 1 << 32
	x, last = expEdge, expEdge
	q = expArea / math.Exp(-x)
	expSure[0] = uint32(x / q * wide)
	expWidth[0] = float32(q / wide)
	expWidth[expLayers-1] = float32(x / wide)
	expHeight[0] = 1
	expHeight[expLayers-1] = float32(math.Exp(-x))
	for i := expLayers - 2; i >= 1; i-- {
		x = -math.Log(expArea/x + math.Exp(-x))
		expSure[i+1] = uint32(x / last * wide)
		last = x
		expHeight[i] = float32(math.Exp(-x))
		expWidth[i] = float32(x / wide)
	}
}

// Normal tries one random word in one layer; uniform gives further numbers in [0, 1).
func Normal(j int32, layer int, uniform func() float64) (x float64, ok bool) {
	once.Do(makeTables)
	x = float64(j) * float64(normalWidth[layer])
	size := uint32(j)
	if j < 0 {
		size = uint32(-j)
	}
	if size < normalSure[layer] {
		return x, true
	}
	if layer == 0 { // the tail
		for {
			x = -math.Log(uniform()) * (1.0 / normalEdge)
			if y := -math.Log(uniform()); y+y >= x*x {
				break
			}
		}
		if j > 0 {
			return normalEdge + x, true
		}
		return -normalEdge - x, true
	}
	height := normalHeight[layer] + float32(uniform())*(normalHeight[layer-1]-normalHeight[layer])
	return x, height < float32(math.Exp(-.5*x*x))
}

// Exponential likewise.
func Exponential(j uint32, layer int, uniform func() float64) (x float64, ok bool) {
	once.Do(makeTables)
	x = float64(j) * float64(expWidth[layer])
	if j < expSure[layer] {
		return x, true
	}
	if layer == 0 {
		return expEdge - math.Log(uniform()), true
	}
	height := expHeight[layer] + float32(uniform())*(expHeight[layer-1]-expHeight[layer])
	return x, height < float32(math.Exp(-x))
}
