#include "textflag.h"

// Two registers hold the state of a message in the order of its words, a to d and e to h, and
// four registers its next 16 words. First message: V0 and V1, words V4 to V7. Second: V2 and V3,
// words V8 to V11. V12 to V15 are scratch. All constants stay in V16 to V31. The instructions
// for the two messages take turns: neither needs what the other makes, so that while one waits
// for its rounds, the processor does those of the other.

// BOTH does four rounds of both messages, on words WA and WB, with constants K. SHA256H makes
// a to d, and SHA256H2 e to h, for which it needs a to d as they were.
#define BOTH(K, WA, WB) \
	VADD     K.S4, WA.S4, V12.S4 \
	VADD     K.S4, WB.S4, V14.S4 \
	VMOV     V0.B16, V13.B16     \
	VMOV     V2.B16, V15.B16     \
	SHA256H  V12.S4, V1, V0      \
	SHA256H  V14.S4, V3, V2      \
	SHA256H2 V12.S4, V13, V1     \
	SHA256H2 V14.S4, V15, V3

// NEXT makes the next four words in W, from the last sixteen in W, W1, W2 and W3.
#define NEXT(W, W1, W2, W3) \
	SHA256SU0 W1.S4, W.S4   \
	SHA256SU1 W3.S4, W2.S4, W.S4

// SIXTEEN does sixteen rounds, each four on words that are made from the ones before.
#define SIXTEEN(K0, K1, K2, K3) \
	NEXT(V4, V5, V6, V7)    \
	NEXT(V8, V9, V10, V11)  \
	BOTH(K0, V4, V8)        \
	NEXT(V5, V6, V7, V4)    \
	NEXT(V9, V10, V11, V8)  \
	BOTH(K1, V5, V9)        \
	NEXT(V6, V7, V4, V5)    \
	NEXT(V10, V11, V8, V9)  \
	BOTH(K2, V6, V10)       \
	NEXT(V7, V4, V5, V6)    \
	NEXT(V11, V8, V9, V10)  \
	BOTH(K3, V7, V11)

// ROUNDS does all 64 rounds of a block.
#define ROUNDS \
	BOTH(V16, V4, V8)            \
	BOTH(V17, V5, V9)            \
	BOTH(V18, V6, V10)           \
	BOTH(V19, V7, V11)           \
	SIXTEEN(V20, V21, V22, V23)  \
	SIXTEEN(V24, V25, V26, V27)  \
	SIXTEEN(V28, V29, V30, V31)

// CONSTANTS loads all of them.
#define CONSTANTS(R) \
	MOVD   $·constants(SB), R                        \
	VLD1.P 64(R), [V16.S4, V17.S4, V18.S4, V19.S4] \
	VLD1.P 64(R), [V20.S4, V21.S4, V22.S4, V23.S4] \
	VLD1.P 64(R), [V24.S4, V25.S4, V26.S4, V27.S4] \
	VLD1   (R), [V28.S4, V29.S4, V30.S4, V31.S4]

// func pair(begun *State, last *[2]Block, sums *[2]State)
TEXT ·pair(SB), NOSPLIT, $0-24
	MOVD begun+0(FP), R0
	MOVD last+8(FP), R1
	MOVD sums+16(FP), R2
	MOVD $·start(SB), R3
	MOVD $·padding(SB), R4
	CONSTANTS(R5)

	VLD1   (R0), [V0.S4, V1.S4]
	VLD1   (R0), [V2.S4, V3.S4]
	VLD1.P 64(R1), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1   (R1), [V8.S4, V9.S4, V10.S4, V11.S4]
	ROUNDS

	// The second hash is of these 32 bytes: a bit that ends them, and their number of bits.
	VLD1 (R0), [V12.S4, V13.S4]
	VADD V12.S4, V0.S4, V4.S4
	VADD V13.S4, V1.S4, V5.S4
	VADD V12.S4, V2.S4, V8.S4
	VADD V13.S4, V3.S4, V9.S4
	VLD1 (R4), [V6.S4, V7.S4]
	VLD1 (R4), [V10.S4, V11.S4]
	VLD1 (R3), [V0.S4, V1.S4]
	VLD1 (R3), [V2.S4, V3.S4]
	ROUNDS
	VLD1 (R3), [V12.S4, V13.S4]
	VADD V12.S4, V0.S4, V0.S4
	VADD V13.S4, V1.S4, V1.S4
	VADD V12.S4, V2.S4, V2.S4
	VADD V13.S4, V3.S4, V3.S4
	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R2)
	RET

// FOUR is BOTH for one message.
#define FOUR(K, W) \
	VADD     K.S4, W.S4, V12.S4 \
	VMOV     V0.B16, V13.B16    \
	SHA256H  V12.S4, V1, V0     \
	SHA256H2 V12.S4, V13, V1

// ALONE is SIXTEEN for one message.
#define ALONE(K0, K1, K2, K3) \
	NEXT(V4, V5, V6, V7) \
	FOUR(K0, V4)         \
	NEXT(V5, V6, V7, V4) \
	FOUR(K1, V5)         \
	NEXT(V6, V7, V4, V5) \
	FOUR(K2, V6)         \
	NEXT(V7, V4, V5, V6) \
	FOUR(K3, V7)

// ALL does all 64 rounds of its block.
#define ALL \
	FOUR(V16, V4)              \
	FOUR(V17, V5)              \
	FOUR(V18, V6)              \
	FOUR(V19, V7)              \
	ALONE(V20, V21, V22, V23)  \
	ALONE(V24, V25, V26, V27)  \
	ALONE(V28, V29, V30, V31)

// func whole(blocks *byte, count int, sum *[32]byte)
TEXT ·whole(SB), NOSPLIT, $0-24
	MOVD blocks+0(FP), R0
	MOVD count+8(FP), R1
	MOVD sum+16(FP), R2
	MOVD $·start(SB), R3
	MOVD $·padding(SB), R4
	CONSTANTS(R5)

	VLD1 (R3), [V0.S4, V1.S4]
block:
	VLD1.P 64(R0), [V4.B16, V5.B16, V6.B16, V7.B16]
	VREV32 V4.B16, V4.B16
	VREV32 V5.B16, V5.B16
	VREV32 V6.B16, V6.B16
	VREV32 V7.B16, V7.B16
	VMOV   V0.B16, V2.B16
	VMOV   V1.B16, V3.B16
	ALL
	VADD   V2.S4, V0.S4, V0.S4
	VADD   V3.S4, V1.S4, V1.S4
	SUB    $1, R1
	CBNZ   R1, block

	VMOV   V0.B16, V4.B16
	VMOV   V1.B16, V5.B16
	VLD1   (R4), [V6.S4, V7.S4]
	VLD1   (R3), [V0.S4, V1.S4]
	VMOV   V0.B16, V2.B16
	VMOV   V1.B16, V3.B16
	ALL
	VADD   V2.S4, V0.S4, V0.S4
	VADD   V3.S4, V1.S4, V1.S4
	VREV32 V0.B16, V0.B16
	VREV32 V1.B16, V1.B16
	VST1   [V0.B16, V1.B16], (R2)
	RET
