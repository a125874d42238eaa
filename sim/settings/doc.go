// Package settings is what one chooses about a world before it begins: Config holds the
// choices, All and Params are the tables of them by name, which flags, scenarios and help
// read, Validate refuses what no world can be, and Remarks says what is allowed but hardly
// meant. It knows what depends on what at the start (hash rates, difficulty, who mines), and
// no world.
package settings
