package strconv

// rt_quote quotes with `quote`; mode 0 normal, 1 ASCII only, 2 graphic characters.
func rt_quote(s string, mode int) string
func rt_quoteRune(r rune, mode int) string
func rt_unquote(s string) (t string, ok bool)
func rt_unquoteChar(s string, quote byte) (value rune, multibyte bool, length int)
func rt_quotedPrefix(s string) int

func Quote(s string) string { return rt_quote(s, 0) }

func QuoteToASCII(s string) string { return rt_quote(s, 1) }

func QuoteToGraphic(s string) string { return rt_quote(s, 2) }

func QuoteRune(r rune) string { return rt_quoteRune(r, 0) }

func QuoteRuneToASCII(r rune) string { return rt_quoteRune(r, 1) }

func QuoteRuneToGraphic(r rune) string { return rt_quoteRune(r, 2) }

func AppendQuote(dst []byte, s string) []byte { return append(dst, rt_quote(s, 0)...) }

func AppendQuoteToASCII(dst []byte, s string) []byte { return append(dst, rt_quote(s, 1)...) }

func AppendQuoteToGraphic(dst []byte, s string) []byte { return append(dst, rt_quote(s, 2)...) }

func AppendQuoteRune(dst []byte, r rune) []byte { return append(dst, rt_quoteRune(r, 0)...) }

func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return append(dst, rt_quoteRune(r, 1)...) }

func CanBackquote(s string) bool
func IsPrint(r rune) bool
func IsGraphic(r rune) bool

func Unquote(s string) (string, error) {
	t, ok := rt_unquote(s)
	if !ok {
		return "", ErrSyntax
	}
	return t, nil
}

func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	value, multibyte, n := rt_unquoteChar(s, quote)
	if n == 0 {
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s[n:], nil
}

func QuotedPrefix(s string) (string, error) {
	n := rt_quotedPrefix(s)
	if n == 0 {
		return "", ErrSyntax
	}
	return s[:n], nil
}

func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToGraphic(r)...)
}
