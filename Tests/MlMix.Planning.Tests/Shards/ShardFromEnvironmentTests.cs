using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Shards;

[TestClass]
public class ShardFromEnvironmentTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("LOCAL_RANK=3 SLURM_NODEID=1 MASTER_ADDR=here")]
    [DataRow("RANK= WORLD_SIZE=")]
    public void FromEnvironment_NoneSet_IsNull(string variables) => Assert.IsNull(Read(variables));

    [TestMethod]
    [DataRow("RANK=3 WORLD_SIZE=8")]
    [DataRow("SLURM_PROCID=3 SLURM_NTASKS=8")]
    [DataRow("OMPI_COMM_WORLD_RANK=3 OMPI_COMM_WORLD_SIZE=8")]
    [DataRow("PMI_RANK=3 PMI_SIZE=8")]
    [DataRow("JOB_COMPLETION_INDEX=3 JOB_COMPLETIONS=8")]
    [DataRow("JOB_COMPLETION_INDEX=3 WORLD_SIZE=8")]
    [DataRow("JOB_COMPLETION_INDEX=3 WORLD_SIZE=8 RANK=")]
    [DataRow("JOB_COMPLETION_INDEX=3 JOB_COMPLETIONS=8 RANK=3 WORLD_SIZE=8")]
    [DataRow("SLURM_PROCID=3 SLURM_NTASKS=8 PMI_RANK=3 PMI_SIZE=8 OMPI_COMM_WORLD_RANK=")]
    [DataRow("SLURM_PROCID=03 SLURM_NTASKS=+8 PMI_RANK=3 PMI_SIZE=8")]
    public void FromEnvironment_OneOrMoreThatAgree_IsTheShard(string variables)
    {
        OtherCulture.Run(() =>
        {
            Assert.AreEqual(new Shard(3, 8), Read(variables));
            Assert.AreEqual(new Shard(3, 8, ShardUnit.Batches), Read(variables, ShardUnit.Batches));
        });
    }

    [TestMethod]
    public void FromEnvironment_BatchScriptOfSlurmWithoutSrun_IsTheFirstTask() =>
        Assert.AreEqual(new Shard(0, 4), Read("SLURM_PROCID=0 SLURM_NTASKS=4"));

    [TestMethod]
    public void FromEnvironment_ValueInSpaces_IsRead()
    {
        Shard? shard = Shard.FromEnvironment(ShardUnit.Rows, name => name switch { "RANK" => " 1", "WORLD_SIZE" => "2\r", _ => null });
        Assert.AreEqual(new Shard(1, 2), shard);
    }

    [TestMethod]
    [DataRow("RANK=3", "RANK is '3', but WORLD_SIZE is not set. Set it to the number of processes, or unset RANK.")]
    [DataRow("WORLD_SIZE=8",
        "WORLD_SIZE is '8', but RANK is not set. Set it to the number of this process, counted from 0, or unset WORLD_SIZE.")]
    [DataRow("SLURM_PROCID=0", "SLURM_PROCID is '0', but SLURM_NTASKS is not set. Set it to the number of processes, or unset SLURM_PROCID.")]
    [DataRow("SLURM_NTASKS=4",
        "SLURM_NTASKS is '4', but SLURM_PROCID is not set. Set it to the number of this process, counted from 0, or unset SLURM_NTASKS.")]
    [DataRow("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=",
        "OMPI_COMM_WORLD_RANK is '1', but OMPI_COMM_WORLD_SIZE is not set. Set it to the number of processes, or unset OMPI_COMM_WORLD_RANK.")]
    [DataRow("PMI_RANK=1", "PMI_RANK is '1', but PMI_SIZE is not set. Set it to the number of processes, or unset PMI_RANK.")]
    [DataRow("JOB_COMPLETION_INDEX=1", "JOB_COMPLETION_INDEX is '1', but JOB_COMPLETIONS is not set. "
        + "Kubernetes sets the index only: set JOB_COMPLETIONS in the env of the Job's container to the value of spec.completions.")]
    [DataRow("JOB_COMPLETION_INDEX=1 RANK=1 WORLD_SIZE=2", "JOB_COMPLETION_INDEX is '1', but JOB_COMPLETIONS is not set. "
        + "Kubernetes sets the index only: set JOB_COMPLETIONS in the env of the Job's container to the value of spec.completions.")]
    [DataRow("JOB_COMPLETIONS=4", "JOB_COMPLETIONS is '4', but JOB_COMPLETION_INDEX is not set. "
        + "Kubernetes sets it in Jobs whose spec.completionMode is Indexed; make the Job one, or unset JOB_COMPLETIONS.")]
    public void FromEnvironment_HalfAPair_SaysWhatIsMissingAndHowToMendIt(string variables, string fault) => AssertFaults(variables, fault);

    [TestMethod]
    [DataRow("RANK=one WORLD_SIZE=8", "RANK must be a whole number up to 2147483647; it is 'one'.")]
    [DataRow("RANK=1.0 WORLD_SIZE=8", "RANK must be a whole number up to 2147483647; it is '1.0'.")]
    [DataRow("RANK=1 WORLD_SIZE=1.000", "WORLD_SIZE must be a whole number up to 2147483647; it is '1.000'.")]
    [DataRow("RANK=1 WORLD_SIZE=4000000000", "WORLD_SIZE must be a whole number up to 2147483647; it is '4000000000'.")]
    [DataRow("RANK=-1 WORLD_SIZE=8", "RANK counts from 0, so it must be 0 or more; it is -1.")]
    [DataRow("RANK=8 WORLD_SIZE=8", "RANK counts from 0, so with WORLD_SIZE = 8 it must be at most 7; it is 8.")]
    [DataRow("RANK=0 WORLD_SIZE=0", "WORLD_SIZE must be at least 1; it is 0. It is the number of processes.")]
    [DataRow("JOB_COMPLETION_INDEX=8 WORLD_SIZE=8",
        "JOB_COMPLETION_INDEX counts from 0, so with WORLD_SIZE = 8 it must be at most 7; it is 8.")]
    public void FromEnvironment_NoNumberOrOutOfRange_NamesVariableAndValue(string variables, string fault) => AssertFaults(variables, fault);

    [TestMethod]
    [DataRow("RANK=5 WORLD_SIZE=8 SLURM_PROCID=1 SLURM_NTASKS=2",
        "RANK = 5 and WORLD_SIZE = 8; SLURM_PROCID = 1 and SLURM_NTASKS = 2")]
    [DataRow("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=4 PMI_RANK=1 PMI_SIZE=2",
        "OMPI_COMM_WORLD_RANK = 1 and OMPI_COMM_WORLD_SIZE = 4; PMI_RANK = 1 and PMI_SIZE = 2")]
    [DataRow("JOB_COMPLETION_INDEX=0 JOB_COMPLETIONS=2 RANK=1 WORLD_SIZE=2",
        "RANK = 1 and WORLD_SIZE = 2; JOB_COMPLETION_INDEX = 0 and JOB_COMPLETIONS = 2")]
    public void FromEnvironment_TwoThatDisagree_NamesBoth(string variables, string said) => AssertFaults(variables,
        $"The variables name different shards: {said}. Unset the pairs that do not number this process, or give the shard in code.");

    [TestMethod]
    public void FromEnvironment_SeveralFaults_ListsThemAll()
    {
        AssertFaults("RANK=x WORLD_SIZE=-4 SLURM_PROCID=7 PMI_RANK=2 PMI_SIZE=2",
            "RANK must be a whole number up to 2147483647; it is 'x'.",
            "WORLD_SIZE must be at least 1; it is -4. It is the number of processes.",
            "SLURM_PROCID is '7', but SLURM_NTASKS is not set. Set it to the number of processes, or unset SLURM_PROCID.",
            "PMI_RANK counts from 0, so with PMI_SIZE = 2 it must be at most 1; it is 2.");
        var thrown = Assert.ThrowsExactly<MixConfigurationException>(() => Read("RANK=1", (ShardUnit)(-1)));
        Assert.HasCount(2, thrown.Faults);
        Assert.AreEqual("unit must be Rows or Batches; it is -1.", thrown.Faults[0]);
    }

    [TestMethod]
    public void FromEnvironment_WithoutVariablesGiven_ReadsThoseOfTheProcess()
    {
        // The process's own variables are not the test's to change, so both ways must say the same of them, whatever that is.
        Assert.AreEqual(Said(() => Shard.FromEnvironment(ShardUnit.Rows, Environment.GetEnvironmentVariable)), Said(() => Shard.FromEnvironment()));

        static string Said(Func<Shard?> read)
        {
            try
            {
                return $"{read()}";
            }
            catch (MixConfigurationException refused)
            {
                return refused.Message;
            }
        }
    }

    private static void AssertFaults(string variables, params string[] faults)
    {
        OtherCulture.Run(() =>
        {
            var thrown = Assert.ThrowsExactly<MixConfigurationException>(() => Read(variables));
            CollectionAssert.AreEqual(faults, thrown.Faults.ToArray(), thrown.Message);
        });
    }

    private static Shard? Read(string variables, ShardUnit unit = ShardUnit.Rows)
    {
        Dictionary<string, string> given = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return Shard.FromEnvironment(unit, name => given.GetValueOrDefault(name));
    }
}
