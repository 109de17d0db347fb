package os

//waitscope:inline
func (f *File) read(b []byte) (n int, err error) { return f.pfd.Read(b) }

//waitscope:inline
func (f *File) write(b []byte) (n int, err error) { return f.pfd.Write(b) }
