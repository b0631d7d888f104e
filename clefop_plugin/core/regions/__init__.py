"""The territory problem: contiguous territories made of whole blocks, under constraints."""
