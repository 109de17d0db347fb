package main

import (
	"fmt"
	"os"
	"sort"
	"text/tabwriter"
	"time"
)

type employee struct {
	name    string
	salary  float64
	since   time.Time
	manager *employee
}

type bySalary []employee

func (b bySalary) Len() int           { return len(b) }
func (b bySalary) Less(i, j int) bool { return b[i].salary > b[j].salary }
func (b bySalary) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	boss := employee{"Grace", 9100.5, time.Date(1999, 12, 31, 0, 0, 0, 0, time.UTC), nil}
	list := []employee{
		{"Ada", 7200, time.Date(2015, 3, 1, 9, 30, 0, 0, time.UTC), &boss},
		boss,
		{"Linus", 6800.25, time.Date(2020, 2, 29, 0, 0, 0, 0, time.UTC), &boss},
	}
	sort.Sort(bySalary(list))
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "name\tsalary\tsince\tmanager\t")
	for _, e := range list {
		manager := "-"
		if e.manager != nil {
			manager = e.manager.name
		}
		fmt.Fprintf(w, "%s\t%.2f\t%s\t%s\t\n", e.name, e.salary, e.since.Format("Jan 2, 2006"), manager)
	}
	w.Flush()
	sort.SliceStable(list, func(i, j int) bool { return list[i].since.Before(list[j].since) })
	for _, e := range list {
		fmt.Println(e.name, e.since.Weekday(), e.since.AddDate(0, 1, 0).Format(time.RFC3339))
	}
	fmt.Println(list[2].since.Sub(list[0].since).Round(time.Hour))
}
