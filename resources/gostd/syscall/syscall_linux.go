package syscall

// Syscall is a system call about a buffer.
func Syscall(trap, fd uintptr, p []byte) (n uintptr, errno uintptr)
