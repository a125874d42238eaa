#include "textflag.h"

// The state of a message is in two registers, as the instructions want it: A has its words
// a, b, e and f, C has c, d, g and h. The message's next 16 words are in four registers.
// X0 holds four words with their constants added, which SHA256RNDS2 takes without being told.
// First message: X1 and X2, words X3 to X6. Second: X7 and X8, words X9 to X12. X13 and X14
// are scratch. Both go through the same four rounds, one after the other: neither needs
// what the other makes, so that the processor does them at once.

// FOUR does four rounds on words W, whose constants are at offset K.
#define FOUR(K, W, A, C) \
	MOVO        K(AX), X0 \
	PADDD       W, X0     \
	SHA256RNDS2 X0, A, C  \
	PSHUFD      $0x0e, X0, X0 \
	SHA256RNDS2 X0, C, A

// NEXT makes the next four words in W, from the last sixteen in W, W1, W2 and W3.
#define NEXT(W, W1, W2, W3, T) \
	SHA256MSG1 W1, W   \
	MOVO       W3, T   \
	PALIGNR    $4, W2, T \
	PADDD      T, W    \
	SHA256MSG2 W3, W

#define BOTH(K, WA, WB) \
	FOUR(K, WA, X1, X2) \
	FOUR(K, WB, X7, X8)

// SIXTEEN does sixteen rounds, each four on words that are made from the ones before.
#define SIXTEEN(K0, K1, K2, K3) \
	NEXT(X3, X4, X5, X6, X13)     \
	NEXT(X9, X10, X11, X12, X14)  \
	BOTH(K0, X3, X9)              \
	NEXT(X4, X5, X6, X3, X13)     \
	NEXT(X10, X11, X12, X9, X14)  \
	BOTH(K1, X4, X10)             \
	NEXT(X5, X6, X3, X4, X13)     \
	NEXT(X11, X12, X9, X10, X14)  \
	BOTH(K2, X5, X11)             \
	NEXT(X6, X3, X4, X5, X13)     \
	NEXT(X12, X9, X10, X11, X14)  \
	BOTH(K3, X6, X12)

// ROUNDS does all 64 rounds of a block.
#define ROUNDS \
	BOTH(0, X3, X9)    \
	BOTH(16, X4, X10)  \
	BOTH(32, X5, X11)  \
	BOTH(48, X6, X12)  \
	SIXTEEN(64, 80, 96, 112)   \
	SIXTEEN(128, 144, 160, 176) \
	SIXTEEN(192, 208, 224, 240)

// LOAD loads a state from P.
#define LOAD(P, A, C, T) \
	MOVOU   (P), A       \
	MOVOU   16(P), C     \
	PSHUFD  $0xb1, A, A  \
	PSHUFD  $0x1b, C, C  \
	MOVO    A, T         \
	PALIGNR $8, C, A     \
	PBLENDW $0xf0, T, C

// WORDS puts a state back into the order of its words: a to d in A, e to h in C.
#define WORDS(A, C, T) \
	PSHUFD  $0x1b, A, A \
	PSHUFD  $0xb1, C, C \
	MOVO    A, T        \
	PBLENDW $0xf0, C, A \
	PALIGNR $8, T, C

// func pair(begun *State, last *[2]Block, sums *[2]State)
TEXT ·pair(SB), NOSPLIT, $0-24
	MOVQ begun+0(FP), DI
	MOVQ last+8(FP), SI
	MOVQ sums+16(FP), DX
	LEAQ ·constants(SB), AX
	LEAQ ·start(SB), BX

	LOAD(DI, X1, X2, X13)
	MOVO  X1, X7
	MOVO  X2, X8
	MOVOU 0(SI), X3
	MOVOU 16(SI), X4
	MOVOU 32(SI), X5
	MOVOU 48(SI), X6
	MOVOU 64(SI), X9
	MOVOU 80(SI), X10
	MOVOU 96(SI), X11
	MOVOU 112(SI), X12
	ROUNDS
	LOAD(DI, X3, X4, X13)
	PADDD X3, X1
	PADDD X4, X2
	PADDD X3, X7
	PADDD X4, X8
	WORDS(X1, X2, X13)
	WORDS(X7, X8, X14)

	// The second hash is of these 32 bytes: a bit that ends them, and their number of bits.
	MOVO X1, X3
	MOVO X2, X4
	MOVO X7, X9
	MOVO X8, X10
	MOVOU ·padding+0(SB), X5
	MOVOU ·padding+16(SB), X6
	MOVO X5, X11
	MOVO X6, X12
	LOAD(BX, X1, X2, X13)
	MOVO X1, X7
	MOVO X2, X8
	ROUNDS
	LOAD(BX, X3, X4, X13)
	PADDD X3, X1
	PADDD X4, X2
	PADDD X3, X7
	PADDD X4, X8
	WORDS(X1, X2, X13)
	WORDS(X7, X8, X14)
	MOVOU X1, 0(DX)
	MOVOU X2, 16(DX)
	MOVOU X7, 32(DX)
	MOVOU X8, 48(DX)
	RET

// ALONE is SIXTEEN for one message, in X3 to X6.
#define ALONE(K0, K1, K2, K3) \
	NEXT(X3, X4, X5, X6, X13) \
	FOUR(K0, X3, X1, X2)      \
	NEXT(X4, X5, X6, X3, X13) \
	FOUR(K1, X4, X1, X2)      \
	NEXT(X5, X6, X3, X4, X13) \
	FOUR(K2, X5, X1, X2)      \
	NEXT(X6, X3, X4, X5, X13) \
	FOUR(K3, X6, X1, X2)

// ALL does all 64 rounds of its block.
#define ALL \
	FOUR(0, X3, X1, X2)  \
	FOUR(16, X4, X1, X2) \
	FOUR(32, X5, X1, X2) \
	FOUR(48, X6, X1, X2) \
	ALONE(64, 80, 96, 112)   \
	ALONE(128, 144, 160, 176) \
	ALONE(192, 208, 224, 240)

// func whole(blocks *byte, count int, sum *[32]byte)
TEXT ·whole(SB), NOSPLIT, $0-24
	MOVQ  blocks+0(FP), SI
	MOVQ  count+8(FP), CX
	MOVQ  sum+16(FP), DX
	LEAQ  ·constants(SB), AX
	LEAQ  ·start(SB), BX
	MOVOU bytes<>(SB), X9

	LOAD(BX, X1, X2, X13)
block:
	MOVOU  0(SI), X3
	MOVOU  16(SI), X4
	MOVOU  32(SI), X5
	MOVOU  48(SI), X6
	PSHUFB X9, X3
	PSHUFB X9, X4
	PSHUFB X9, X5
	PSHUFB X9, X6
	MOVO   X1, X7
	MOVO   X2, X8
	ALL
	PADDD X7, X1
	PADDD X8, X2
	ADDQ  $64, SI
	DECQ  CX
	JNZ   block
	WORDS(X1, X2, X13)

	MOVO  X1, X3
	MOVO  X2, X4
	MOVOU ·padding+0(SB), X5
	MOVOU ·padding+16(SB), X6
	LOAD(BX, X1, X2, X13)
	MOVO  X1, X7
	MOVO  X2, X8
	ALL
	PADDD  X7, X1
	PADDD  X8, X2
	WORDS(X1, X2, X13)
	PSHUFB X9, X1
	PSHUFB X9, X2
	MOVOU  X1, 0(DX)
	MOVOU  X2, 16(DX)
	RET

// func hasSHA() bool
TEXT ·hasSHA(SB), NOSPLIT, $0-1
	MOVB $0, ret+0(FP)
	XORL AX, AX
	XORL CX, CX
	CPUID
	CMPL AX, $7
	JLT  no
	MOVL $1, AX
	XORL CX, CX
	CPUID
	ANDL $0x80200, CX // SSE4.1 and SSSE3
	CMPL CX, $0x80200
	JNE  no
	MOVL $7, AX
	XORL CX, CX
	CPUID
	SHRL $29, BX
	ANDL $1, BX
	MOVB BX, ret+0(FP)
no:
	RET

// bytes turns big-endian words around.
DATA bytes<>+0(SB)/8, $0x0405060700010203
DATA bytes<>+8(SB)/8, $0x0c0d0e0f08090a0b
GLOBL bytes<>(SB), RODATA|NOPTR, $16
