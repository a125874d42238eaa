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
	LEAQ constants<>(SB), AX
	LEAQ start<>(SB), BX

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
	MOVOU padding<>+0(SB), X5
	MOVOU padding<>+16(SB), X6
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
	LEAQ  constants<>(SB), AX
	LEAQ  start<>(SB), BX
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
	MOVOU padding<>+0(SB), X5
	MOVOU padding<>+16(SB), X6
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

// The constants of FIPS 180-4, 4.2.2 and 5.3.3.
DATA constants<>+0(SB)/4, $0x428a2f98
DATA constants<>+4(SB)/4, $0x71374491
DATA constants<>+8(SB)/4, $0xb5c0fbcf
DATA constants<>+12(SB)/4, $0xe9b5dba5
DATA constants<>+16(SB)/4, $0x3956c25b
DATA constants<>+20(SB)/4, $0x59f111f1
DATA constants<>+24(SB)/4, $0x923f82a4
DATA constants<>+28(SB)/4, $0xab1c5ed5
DATA constants<>+32(SB)/4, $0xd807aa98
DATA constants<>+36(SB)/4, $0x12835b01
DATA constants<>+40(SB)/4, $0x243185be
DATA constants<>+44(SB)/4, $0x550c7dc3
DATA constants<>+48(SB)/4, $0x72be5d74
DATA constants<>+52(SB)/4, $0x80deb1fe
DATA constants<>+56(SB)/4, $0x9bdc06a7
DATA constants<>+60(SB)/4, $0xc19bf174
DATA constants<>+64(SB)/4, $0xe49b69c1
DATA constants<>+68(SB)/4, $0xefbe4786
DATA constants<>+72(SB)/4, $0x0fc19dc6
DATA constants<>+76(SB)/4, $0x240ca1cc
DATA constants<>+80(SB)/4, $0x2de92c6f
DATA constants<>+84(SB)/4, $0x4a7484aa
DATA constants<>+88(SB)/4, $0x5cb0a9dc
DATA constants<>+92(SB)/4, $0x76f988da
DATA constants<>+96(SB)/4, $0x983e5152
DATA constants<>+100(SB)/4, $0xa831c66d
DATA constants<>+104(SB)/4, $0xb00327c8
DATA constants<>+108(SB)/4, $0xbf597fc7
DATA constants<>+112(SB)/4, $0xc6e00bf3
DATA constants<>+116(SB)/4, $0xd5a79147
DATA constants<>+120(SB)/4, $0x06ca6351
DATA constants<>+124(SB)/4, $0x14292967
DATA constants<>+128(SB)/4, $0x27b70a85
DATA constants<>+132(SB)/4, $0x2e1b2138
DATA constants<>+136(SB)/4, $0x4d2c6dfc
DATA constants<>+140(SB)/4, $0x53380d13
DATA constants<>+144(SB)/4, $0x650a7354
DATA constants<>+148(SB)/4, $0x766a0abb
DATA constants<>+152(SB)/4, $0x81c2c92e
DATA constants<>+156(SB)/4, $0x92722c85
DATA constants<>+160(SB)/4, $0xa2bfe8a1
DATA constants<>+164(SB)/4, $0xa81a664b
DATA constants<>+168(SB)/4, $0xc24b8b70
DATA constants<>+172(SB)/4, $0xc76c51a3
DATA constants<>+176(SB)/4, $0xd192e819
DATA constants<>+180(SB)/4, $0xd6990624
DATA constants<>+184(SB)/4, $0xf40e3585
DATA constants<>+188(SB)/4, $0x106aa070
DATA constants<>+192(SB)/4, $0x19a4c116
DATA constants<>+196(SB)/4, $0x1e376c08
DATA constants<>+200(SB)/4, $0x2748774c
DATA constants<>+204(SB)/4, $0x34b0bcb5
DATA constants<>+208(SB)/4, $0x391c0cb3
DATA constants<>+212(SB)/4, $0x4ed8aa4a
DATA constants<>+216(SB)/4, $0x5b9cca4f
DATA constants<>+220(SB)/4, $0x682e6ff3
DATA constants<>+224(SB)/4, $0x748f82ee
DATA constants<>+228(SB)/4, $0x78a5636f
DATA constants<>+232(SB)/4, $0x84c87814
DATA constants<>+236(SB)/4, $0x8cc70208
DATA constants<>+240(SB)/4, $0x90befffa
DATA constants<>+244(SB)/4, $0xa4506ceb
DATA constants<>+248(SB)/4, $0xbef9a3f7
DATA constants<>+252(SB)/4, $0xc67178f2
GLOBL constants<>(SB), RODATA|NOPTR, $256

DATA start<>+0(SB)/4, $0x6a09e667
DATA start<>+4(SB)/4, $0xbb67ae85
DATA start<>+8(SB)/4, $0x3c6ef372
DATA start<>+12(SB)/4, $0xa54ff53a
DATA start<>+16(SB)/4, $0x510e527f
DATA start<>+20(SB)/4, $0x9b05688c
DATA start<>+24(SB)/4, $0x1f83d9ab
DATA start<>+28(SB)/4, $0x5be0cd19
GLOBL start<>(SB), RODATA|NOPTR, $32

DATA padding<>+0(SB)/4, $0x80000000
DATA padding<>+4(SB)/4, $0
DATA padding<>+8(SB)/4, $0
DATA padding<>+12(SB)/4, $0
DATA padding<>+16(SB)/4, $0
DATA padding<>+20(SB)/4, $0
DATA padding<>+24(SB)/4, $0
DATA padding<>+28(SB)/4, $256
GLOBL padding<>(SB), RODATA|NOPTR, $32

// bytes turns big-endian words around.
DATA bytes<>+0(SB)/8, $0x0405060700010203
DATA bytes<>+8(SB)/8, $0x0c0d0e0f08090a0b
GLOBL bytes<>(SB), RODATA|NOPTR, $16
