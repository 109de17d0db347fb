//go:build go1.24

package sync

const ownWaitReason = true
