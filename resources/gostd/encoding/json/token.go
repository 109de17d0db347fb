package json

// Token is a Delim, bool, float64, Number, string, or nil.
type Token any

// Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

// What Token waits for.
const (
	topValue = iota
	arrayStart
	arrayValue
	arrayComma
	objectStart
	objectKey
	objectColon
	objectValue
	objectComma
)

func (dec *Decoder) wantsValue() bool {
	switch dec.state {
	case topValue, arrayStart, arrayValue, objectValue:
		return true
	}
	return false
}

// beforeValue passes the comma or colon that stands before the next value.
func (dec *Decoder) beforeValue() error {
	var want byte
	var next int
	switch dec.state {
	case arrayComma:
		want, next = ',', arrayValue
	case objectColon:
		want, next = ':', objectValue
	default:
		return nil
	}
	c, err := dec.peek()
	if err != nil {
		return err
	}
	if c != want {
		text := "expected comma after array element"
		if want == ':' {
			text = "expected colon after object key"
		}
		return &SyntaxError{text, dec.InputOffset()}
	}
	dec.at++
	dec.state = next
	return nil
}

func (dec *Decoder) afterValue() {
	switch dec.state {
	case arrayStart, arrayValue:
		dec.state = arrayComma
	case objectValue:
		dec.state = objectComma
	}
}

func (dec *Decoder) open(c byte, state int) (Token, error) {
	dec.at++
	dec.outer = append(dec.outer, dec.state)
	dec.state = state
	return Delim(c), nil
}

func (dec *Decoder) close(c byte) (Token, error) {
	dec.at++
	last := len(dec.outer) - 1
	dec.state = dec.outer[last]
	dec.outer = dec.outer[:last]
	dec.afterValue()
	return Delim(c), nil
}

// Token reads the next piece: commas and colons are passed, and must be right.
func (dec *Decoder) Token() (Token, error) {
	for {
		c, err := dec.peek()
		if err != nil {
			return nil, err
		}
		switch c {
		case '[':
			if !dec.wantsValue() {
				return dec.misplaced(c)
			}
			return dec.open(c, arrayStart)
		case ']':
			if dec.state != arrayStart && dec.state != arrayComma {
				return dec.misplaced(c)
			}
			return dec.close(c)
		case '{':
			if !dec.wantsValue() {
				return dec.misplaced(c)
			}
			return dec.open(c, objectStart)
		case '}':
			if dec.state != objectStart && dec.state != objectComma {
				return dec.misplaced(c)
			}
			return dec.close(c)
		case ':':
			if dec.state != objectColon {
				return dec.misplaced(c)
			}
			dec.at++
			dec.state = objectValue
		case ',':
			switch dec.state {
			case arrayComma:
				dec.state = arrayValue
			case objectComma:
				dec.state = objectKey
			default:
				return dec.misplaced(c)
			}
			dec.at++
		default:
			if c == '"' && (dec.state == objectStart || dec.state == objectKey) {
				var key string
				outer := dec.state
				dec.state = topValue
				err := dec.Decode(&key)
				dec.state = outer
				if err != nil {
					return nil, err
				}
				dec.state = objectColon
				return key, nil
			}
			if !dec.wantsValue() {
				return dec.misplaced(c)
			}
			var value any
			if err := dec.Decode(&value); err != nil {
				return nil, err
			}
			return value, nil
		}
	}
}

func (dec *Decoder) misplaced(c byte) (Token, error) {
	var context string
	switch dec.state {
	case topValue, arrayStart, arrayValue, objectValue:
		context = " looking for beginning of value"
	case arrayComma:
		context = " after array element"
	case objectKey:
		context = " looking for beginning of object key string"
	case objectColon:
		context = " after object key"
	case objectComma:
		context = " after object key:value pair"
	}
	return nil, &SyntaxError{"invalid character " + quoteChar(c) + context, dec.InputOffset()}
}
