"""The territory generator: connected territories made of whole blocks, the best there are, with the proof.

In plain words. A *plan* shares the blocks (EPCI) between territories. J counts the pairs of residents that the plan
brings together although, or because, the reference zonings do: the plan with most J agrees best with them. Two engines
look for it. The *heuristic* one finds very good plans fast: it merges blocks that are alike, then moves blocks, merges
and cuts territories again and again, and puts together the best territories it met. The *exact* one proves how good a
plan is: it gives every block a price such that no territory is worth more than its blocks cost, which bounds every
plan; lists the few territories that a better plan could use; and shows that no choice among them is better.

What a reader may look for, and where:

    problem, build, terms       blocks, constraints, objective, from tables; the check of a plan from scratch
    solve, track, clock         the one entry: problem, budget and progress in, solution out, and what it tells
    feasibility, numbering      requests that no plan can meet, told at once; codes and names of territories

    heuristic, windows          rounds of the search, on a whole plan or on parts of a large one
    ground, state               plain lists and coarser problems; a plan kept with its tables
    clusters, construct         greedy merges; cuts and repair
    improve, anneal             better plans, step by step
    pool, recombine             territories met, and the best plan made of them

    exact, certificate          the proof, and what prices prove
    master, cuts                prices by linear programming, and what tightens it
    pricing, growth             the search for territories worth adding
    columns, partition          the territories known, and the choice among them
    large, local_pricing, proximal      the same for a thousand blocks
    bounds                      an upper bound for any number of blocks

    alternatives, explain, moves, tables, sensitivity      the next best plans, why these, and under other weights
"""
