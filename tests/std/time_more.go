package main

import (
	"fmt"
	"time"
)

func main() {
	utc := time.UTC
	times := []time.Time{{}, time.Unix(0, 0).UTC(), time.Date(2024, 2, 29, 23, 59, 59, 999999999, utc), time.Date(2023, 12, 31, 0, 0, 0, 0, utc), time.Date(1999, 1, 3, 5, 6, 7, 80000000, utc),
		time.Date(2021, 14, 35, 25, 61, 61, 1e9+5, utc), time.Date(-1, 1, 1, 0, 0, 0, 0, utc), time.Date(12345, 6, 7, 8, 9, 10, 0, utc), time.Date(2020, 3, 0, 0, 0, -1, 0, utc), time.UnixMilli(-1234567).UTC(),
		time.Date(2024, 7, 1, 12, 0, 0, 0, time.FixedZone("CEST", 7200)), time.Date(2024, 7, 1, 12, 0, 0, 123456000, time.FixedZone("", -(3*3600+30*60+15)))}
	layouts := []string{time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli,
		time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly, time.Layout, "2006-002 15h __2 Jan _2 1 01 06 3 03 4 05 .000 ,999 PM pm Monday Mon MST Z07 Z0700 -07 -0700 -07:00:00 Z07:00:00", "Jan2006 x2 5.99 05.0000 5,000"}
	for _, t := range times {
		for _, layout := range layouts {
			text := t.Format(layout)
			back, err := time.Parse(layout, text)
			fmt.Println(text, back.Equal(t), err)
		}
		y, w := t.ISOWeek()
		fmt.Println(t, t.Unix(), t.UnixNano(), t.UnixMicro(), t.YearDay(), t.Weekday(), y, w, t.IsZero(), t.Month(), t.Nanosecond())
		fmt.Printf("%#v %s %v\n", t, t.GoString(), t.Location())
		fmt.Println(t.AddDate(0, 1, 0), t.AddDate(1, -3, 40), t.Truncate(time.Hour), t.Round(time.Hour), t.Truncate(7*24*time.Hour), t.Add(-90*time.Minute))
		for _, u := range times[1:4] {
			fmt.Print(t.Sub(u), t.Before(u), t.After(u), t.Compare(u), t.Equal(u), " ")
		}
		b, err := t.MarshalJSON()
		fmt.Println(string(b), err)
		fmt.Println(t.In(time.FixedZone("X", 5*3600+1800)), t.UTC())
	}
	for _, pair := range [][2]string{{time.RFC3339, "2024-13-01T00:00:00Z"}, {time.RFC3339, "2024-02-30T00:00:00Z"}, {time.RFC3339, "2024-01-01T25:00:00Z"}, {time.RFC3339, "2024-01-01"}, {time.DateOnly, "2024-1-01"}, {time.DateOnly, "2024-01-01x"},
		{time.Kitchen, "3:04XM"}, {time.Kitchen, "13:04PM"}, {time.RFC1123, "Mon, 02 Jan 2006 15:04:05 MST"}, {time.RFC1123, "Foo, 02 Jan 2006 15:04:05 MST"}, {"2006-01-02 15:04:05", "2024-05-06 07:08:09.123"}, {"15:04", "7:8"},
		{"Jan _2", "Feb  3"}, {"2006 002", "2024 366"}, {"2006 002", "2023 366"}, {"Z07:00", "+25:00"}, {"MST", "PDT"}, {"06", "69"}, {"06", "68"}, {"", ""}, {"x", "y"}, {"2006", "20x4"}, {time.RFC3339, "2024-01-01T00:00:00+01:00"}, {".000", ".12"}, {"5.000", "5.123456"}} {
		t, err := time.Parse(pair[0], pair[1])
		fmt.Println(t, err)
	}
	loc := time.FixedZone("AB", 3600)
	fmt.Println(time.ParseInLocation(time.DateTime, "2024-05-06 07:08:09", loc))
	for _, d := range []time.Duration{0, 1, 999, 1000, 1500, 1e6, 1234567, 1e9, 90 * time.Second, 25*time.Hour + 3*time.Millisecond, -time.Minute, 1<<63 - 1, -1 << 63, 100 * time.Microsecond} {
		fmt.Println(d, d.Seconds(), d.Minutes(), d.Hours(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds(), d.Round(time.Second), d.Truncate(time.Minute), d.Abs())
	}
	for _, s := range []string{"1h2m3.5s", "-1.5h", "300ms", "1us", "1µs", "2ns", "0", "", "1", "1x", ".5s", "1.s", ".s", "+5m", "1h-2m", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "3000000h", "1e3s", " 1s"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	fmt.Println(time.January, time.Month(13), time.Saturday, time.Weekday(8))
	h, m, s := times[2].Clock()
	y, mo, d := times[2].Date()
	fmt.Println(h, m, s, y, mo, d)
	name, offset := times[10].Zone()
	fmt.Println(name, offset, time.UTC, time.FixedZone("Q", 60))
	var t time.Time
	fmt.Println(t.UnmarshalJSON([]byte(`"2024-01-02T03:04:05Z"`)), t, t.UnmarshalJSON([]byte(`5`)), t.UnmarshalText([]byte("x")))
	fmt.Println(time.Unix(1e9, 5e9).UTC(), time.UnixMicro(1).UTC(), time.Date(2024, 1, 31, 0, 0, 0, 0, utc).AddDate(0, 1, 0).Format(time.DateOnly))
	fmt.Println(times[2] == times[2].UTC(), times[3].AppendFormat([]byte("at "), time.Kitchen) != nil)
	start := time.Now()
	if d := time.Since(start); d < 0 || time.Until(start) > 0 || time.Now().Before(start) {
		fmt.Println("clock goes back")
	}
}
