package theory

import "example.com/sosocoin/sim/withhold"

// Stubborn says in which ways a selfish miner is stubborn (Nayak, Kumar, Miller and Shi
// 2016). The zero value is not: SM1 of Eyal and Sirer 2014.
type Stubborn withhold.Stubbornness

// Policy is the table of such a miner, up to a size.
func (v Stubborn) Policy(name string, size int) *withhold.Policy {
	return reached(withhold.NewPolicy(name, size, v.do))
}

func (v Stubborn) do(s withhold.State) withhold.Action {
	switch lead := s.Own - s.Others; {
	case lead < 0:
		if s.Own > 0 && -lead <= v.Trail {
			return withhold.Wait
		}
		return withhold.Adopt
	case s.Others == 0: // all of the lead is private
		return withhold.Wait
	case s.Fork == withhold.Relevant && lead == 1 && !v.Lead:
		return withhold.Override
	case s.Fork == withhold.Relevant:
		return withhold.Match
	case lead == 1 && s.Fork == withhold.Active && v.Fork:
		return withhold.Wait
	case lead == 1:
		return withhold.Override
	}
	return withhold.Wait
}

func stubbornRevenue() Law {
	flag := func(name, doc string, most, standard float64) Param {
		return Param{Name: name, Unit: Count, Doc: doc, Max: most, Default: standard}
	}
	return Law{
		Name:     "stubborn",
		Predicts: "the share of the main chain's blocks that stubborn mining earns",
		Unit:     Share,
		Paper:    "Nayak, Kumar, Miller, Shi: Stubborn mining, EuroS&P 2016 (eprint 2015/796); by the Markov chain of its policy",
		Valid:    "no delay but for gamma; races are cut at cut blocks on a branch: right to 1e-5 up to alpha 0.4, and to 1e-3 at 0.45; where gamma is 0 and lead 1, to 1e-3 and 0.03",
		Params: []Param{
			alphaParam(0.4, 0.49), gammaParam(0.5),
			flag("lead", "1 if one block of a lead of two answers one, and not all at once: L", 1, 1),
			flag("fork", "1 if a block that decides a tie is kept back: F", 1, 0),
			flag("trail", "how many blocks behind he still goes on: T", 10, 0),
			{Name: "cut", Unit: Blocks, Doc: "blocks on a branch at which a race is cut; 0 chooses by alpha", Max: withhold.MaxPolicySize},
		},
		policy: func(v Values) *withhold.Policy {
			return Stubborn{v["lead"] == 1, v["fork"] == 1, int(v["trail"])}.Policy("stubborn", cut(v))
		},
	}
}
