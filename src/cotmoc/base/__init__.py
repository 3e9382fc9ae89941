"""What every room stands on: refusals, validity in time, Vietnamese order and folding, who may see a row."""
