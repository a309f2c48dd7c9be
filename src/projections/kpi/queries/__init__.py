"""Reading figures: values of a period, what they are made of, and how they break down."""
