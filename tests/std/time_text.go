package main

import (
	"fmt"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 999, 1000, 1500, 1e6, 1500000, 1e9, 61e9, 3600e9, 90061e9 + 5, -1500e6, 1<<63 - 1, -1 << 63, 100 * time.Millisecond} {
		fmt.Println(d, d.Seconds(), d.Minutes(), d.Hours(), d.Milliseconds(), d.Round(time.Second), d.Truncate(time.Minute), d.Abs())
	}
	for _, s := range []string{"1h15m30.918s", "1.5h", "-3ms", "5us", "5µs", "0", "+5s", "", "3", "1x", "1h-", ".5s", ".s", "9223372036854775807ns", "9223372036854775808ns", "1e3s"} {
		fmt.Println(time.ParseDuration(s))
	}
	t := time.Date(2024, time.February, 29, 13, 4, 5, 123456789, time.UTC)
	layouts := []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen,
		time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly, "2006-1-2 3:4:5.000 pm __2 002 Z07 -07:00:00", "Monday January _2006 ,999 x15h", "Janet Mond 1/2/06 Z070000"}
	for _, l := range layouts {
		s := t.Format(l)
		p, err := time.Parse(l, s)
		fmt.Println(s, "|", p, "|", err)
	}
	z := t.In(time.FixedZone("EST", -5*3600))
	fmt.Println(z, z.Format(time.RFC3339), z.Equal(t), z.Day(), z.Hour(), z == t)
	fmt.Println(t.In(time.FixedZone("", 5*3600+1800)))
	for _, v := range [][2]string{{time.RFC3339, "2024-01-02T03:04:05+02:00"}, {time.RFC3339, "2024-01-02T03:04:05.678Z"}, {time.RFC3339, "2024-13-02T03:04:05Z"}, {time.RFC3339, "2024-02-30T03:04:05Z"}, {time.DateOnly, "2024-01-0x"}, {time.DateOnly, "2024-01-02x"}, {"Jan 2", "Feb"}, {time.Kitchen, "12:30AM"}, {time.Kitchen, "25:00PM"}, {time.RFC1123, "Mon, 02 Jan 2006 15:04:05 PST"}, {"2006 MST", "2024 GMT+3"}, {"15:04", "7:05"}, {"2006-01-02", ""}} {
		p, err := time.Parse(v[0], v[1])
		fmt.Println(p, "|", err)
	}
	for _, y := range []int{1, 1600, 1900, 1969, 1970, 2000, 2023, 2024, 9999} {
		for _, m := range []time.Month{time.January, time.March, time.December} {
			d := time.Date(y, m, 31, 23, 59, 59, 0, time.UTC)
			yy, ww := d.ISOWeek()
			fmt.Println(d.Format(time.ANSIC), d.Weekday(), d.YearDay(), yy, ww, d.Unix(), d.UnixMilli())
		}
	}
	fmt.Println(time.Date(2024, 14, -3, 25, 61, 61, -1, time.UTC), t.AddDate(1, 0, 0), t.AddDate(0, 1, 0), t.Add(36*time.Hour))
	u := time.Unix(1700000000, 5).UTC()
	fmt.Println(u, u.Sub(t), t.Sub(u), u.Before(t), u.After(t), u.Compare(t), u.IsZero(), time.Time{}.IsZero(), time.Time{})
	fmt.Println(t.Truncate(time.Hour), t.Round(time.Hour), t.Round(24*time.Hour), t.Truncate(7*24*time.Hour), t.Truncate(time.Microsecond))
	fmt.Printf("%v %s %d %v\n", time.March, time.Tuesday, time.May, time.Month(13))
	fmt.Printf("%#v %v\n", t, time.Unix(0, 0).UTC())
	b, _ := t.MarshalText()
	fmt.Println(string(b))
	var back time.Time
	fmt.Println(back.UnmarshalText(b), back.Equal(t), back)
	fmt.Println(time.UnixMilli(-1).UTC(), time.Unix(-1, -1).UTC().UnixNano())
	start := time.Now()
	time.Sleep(20 * time.Millisecond)
	e := time.Since(start)
	fmt.Println(e >= 20*time.Millisecond, e < 200*time.Millisecond, start.Before(time.Now()), time.Until(start) < 0)
	// What Go's own ways of reading numbers let through.
	for _, of := range [][2]string{{"-07:00", "x99:00"}, {"-0700", "+2x61"}, {"-07", " 901"}, {"-070000", "+250000"}, {"-07:00:00", "+00:61:61"},
		{"06", "-9"}, {"06", "+9"}, {"06", "--"}, {"06", "9"}, {",00", ",-32"}, {".000", ".+32"}, {".0", ".-"}, {".00000000000", ".1234567890x"}} {
		got, err := time.Parse(of[0], of[1])
		fmt.Println(got.Format(time.RFC3339Nano), err)
	}
	for _, offset := range []int{-59, 59, -60, -61, -3599, -3601} {
		fmt.Println(time.Unix(0, 0).In(time.FixedZone("", offset)).Format("15:04:05 -07:00:00 Z070000 -07 MST"))
	}
}
