"""What the workshop's time is worth: free hours, the plan, the report."""
