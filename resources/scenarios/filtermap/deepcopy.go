package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"sync"
)

var requests = 200 // tune: 1..10000 Requests
var rounds = 20    // tune: 1..1000 Rules a request

// FiltersType is one filter rule of the configuration; FilterMap is loaded once and shared by every request.
type FiltersType struct {
	Name      string
	FilterMap map[string]string
}

var filters = []*FiltersType{
	{Name: "city", FilterMap: map[string]string{"city": "4", "product": "solo"}},
	{Name: "level", FilterMap: map[string]string{"level": "gold", "product": "pool"}},
}

func main() {
	var wg sync.WaitGroup
	for driverID := 0; driverID < requests; driverID++ {
		wg.Add(1)
		go func(driverID int64) { // one request
			defer wg.Done()
			for i := 0; i < rounds; i++ {
				getFeatureMap(filters, driverID)
			}
		}(int64(driverID))
	}
	wg.Wait()
	fmt.Println("requests served:", requests)
}

func getFeatureMap(filters []*FiltersType, driverID int64) []string {
	var features []string
	for _, filterRule := range filters {
		param := DeepCopyMap(filterRule.FilterMap) // a map of its own for every request
		param["driver_id"] = strconv.FormatInt(driverID, 10)
		features = append(features, buildKeyList(filterRule.Name, param))
	}
	return features
}

// DeepCopyMap copies the keys and values; nobody writes the original any more, so reading it needs no lock.
func DeepCopyMap(params map[string]string) map[string]string {
	result := map[string]string{}
	for k, v := range params {
		result[k] = v
	}
	return result
}

// buildKeyList makes a cache key of the parameters: json.Marshal walks the map.
func buildKeyList(domain string, param map[string]string) string {
	key, err := json.Marshal(param)
	if err != nil {
		return ""
	}
	return domain + ":" + string(key)
}
