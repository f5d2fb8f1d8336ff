"""The company's side of the method as pure types and rules: the mission and its objectives."""
